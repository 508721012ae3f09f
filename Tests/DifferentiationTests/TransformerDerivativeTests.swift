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
    func block() {
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
    func decoderBlock() {
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
        let n1 = layerNormalized(p[0], p[2], p[3])
        let h = sum(p[0], multiHead(n1, n1, p, from: 4, heads: 2, visible: visible))
        let n2 = layerNormalized(h, p[12], p[13])
        let g = sum(h, multiHead(n2, p[1], p, from: 14, heads: 2, visible: all))
        return sum(g, feedForward(layerNormalized(g, p[22], p[23]), p, from: 24))
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
        let places = rows(p[1], [0, 1, 2, 0, 1, 2], width: 4)
        let embedded = sum(rows(p[0], batch.inputs, width: 4), places)
        var x = Variable(embedded.scalars, [2, 3, 4])
        for number in 0..<2 {
          x = transformerBlock(x, p, from: 2 + 16 * number, heads: 2, visible: visible)
        }
        let z = affineAtPositions(layerNormalized(x, p[34], p[35]), p[36], p[37])
        return classEntropy(Variable(z.scalars, [6, 5]), batch.targets)
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
