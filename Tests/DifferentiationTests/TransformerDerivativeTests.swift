#if canImport(_Differentiation) && !SinglePrecision
  import Attention
  import Learning
  import Tensors
  import Testing

  @Suite("The transformer, differentiated by the compiler")
  struct TransformerDerivativeTests {
    private let x: Tensor
    private let dy: Tensor
    /// The keys that 3 causal queries of 2 sequences see.
    private let visible = [1, 2, 3, 1, 2, 3]

    init() {
      var generator = SeededGenerator(seed: 1)
      x = .normal([2, 3, 4], using: &generator)
      dy = .normal([2, 3, 4], using: &generator)
    }

    @Test("heads with projections over another sequence, by both and by all parameters")
    func cross() {
      var generator = SeededGenerator(seed: 2)
      let layer = scattered(
        MultiHeadAttention(width: 4, heads: 2, using: &generator), using: &generator)
      let memory = Tensor.normal([2, 5, 4], using: &generator)
      let (y, backward) = layer.forward(x, memory: memory, mask: .padding([5, 2]))
      let (dx, dMemory, gradient) = backward(dy)
      expectGradients(
        y, upstream: dy, [dx, dMemory] + values(of: gradient),
        at: [x, memory] + values(of: layer)
      ) {
        multiHead($0[0], $0[1], $0, from: 2, heads: 2, visible: [5, 5, 5, 2, 2, 2])
      }
    }

    @Test("the block: x + MHA(LN(x)), then the same with the feed-forward part")
    func reading() {
      var generator = SeededGenerator(seed: 3)
      let block = scattered(
        TransformerBlock(width: 4, heads: 2, hidden: 6, using: &generator), using: &generator)
      let (y, backward) = block.forward(x, mask: .causal)
      let (dx, gradient) = backward(dy)
      let visible = visible
      expectGradients(
        y, upstream: dy, [dx] + values(of: gradient), at: [x] + values(of: block)
      ) {
        transformerBlock($0[0], $0, from: 1, heads: 2, visible: visible)
      }
    }

    @Test("the decoder's block: itself, the memory, the feed-forward part")
    func writing() {
      var generator = SeededGenerator(seed: 4)
      let block = scattered(
        DecoderBlock(width: 4, heads: 2, hidden: 6, using: &generator), using: &generator)
      let memory = Tensor.normal([2, 5, 4], using: &generator)
      let (y, backward) = block.forward(x, memory: memory)
      let (dx, dMemory, gradient) = backward(dy)
      let (visible, all) = (visible, Array(repeating: 5, count: 6))
      expectGradients(
        y, upstream: dy, [dx, dMemory] + values(of: gradient),
        at: [x, memory] + values(of: block)
      ) { p in
        decoderBlock(p[0], p[1], p, from: 2, heads: 2, visible: (visible, all))
      }
    }

    @Test("the GPT: tokens, positions, two blocks, logits, cross-entropy")
    func gpt() {
      var generator = SeededGenerator(seed: 5)
      let model = scattered(
        GPT(
          vocabulary: 5, length: 4, width: 4, heads: 2, hidden: 6, blocks: 2, using: &generator),
        using: &generator)
      let batch = SequenceBatch(
        inputs: [0, 3, 1, 4, 4, 2], targets: [3, 1, 4, 4, 2, 0], count: 2)
      let (loss, gradient) = model.lossAndGradient(batch)
      let visible = visible
      expectGradients(loss, values(of: gradient), at: values(of: model)) { p in
        var x = embedded(batch.inputs, count: 2, p[0], p[1])
        for number in 0..<2 {
          x = transformerBlock(x, p, from: 2 + 16 * number, heads: 2, visible: visible)
        }
        let z = affineAtPositions(layerNormalized(x, p[34], p[35]), p[36], p[37])
        return classEntropy(Variable(z.scalars, [6, 5]), batch.targets)
      }
    }

    @Test("the translator: two blocks that read, two that write")
    func translator() {
      var generator = SeededGenerator(seed: 6)
      let model = scattered(
        Translator(
          source: (5, 3), target: (4, 3), width: 4, heads: 2, hidden: 6, blocks: 2,
          using: &generator), using: &generator)
      let batch = TranslationBatch(
        sources: [[0, 3, 1], [2, 4]], targets: [[1, 2], [3]], marker: 0)
      let (loss, gradient) = model.lossAndGradient(batch)
      let (visible, ofMemory) = (visible, [3, 3, 3, 2, 2, 2])
      expectGradients(loss, values(of: gradient), at: values(of: model)) { p in
        var x = embedded(batch.sources, count: 2, p[0], p[1])
        for block in 0..<2 {
          x = transformerBlock(x, p, from: 2 + 16 * block, heads: 2, visible: ofMemory)
        }
        let memory = layerNormalized(x, p[34], p[35])
        var y = embedded(batch.inputs, count: 2, p[36], p[37])
        for block in 0..<2 {
          y = decoderBlock(
            y, memory, p, from: 38 + 26 * block, heads: 2, visible: (visible, ofMemory))
        }
        let z = affineAtPositions(layerNormalized(y, p[90], p[91]), p[92], p[93])
        return classEntropy(rows(z, batch.asked, width: 4), batch.targets)
      }
    }

    /// The model with every parameter drawn anew, with the deviation ½ around where it was.
    private func scattered<Model: Parameters>(
      _ model: Model, using generator: inout SeededGenerator
    ) -> Model {
      var model = model
      for tensor in model.tensors {
        let shape = model[keyPath: tensor].shape
        model[keyPath: tensor] += .normal(shape, standardDeviation: 0.5, using: &generator)
      }
      return model
    }
  }
#endif
