import Backpropagation
import LanguageModel
import Learning
import LogisticRegression
import Tensors

/// An encoder and a decoder: one network reads a text, the other writes its translation.
///
///     encoder   x [N, S]  →  embedding + positions  →  blocks, all see all     →  LN  =  memory m
///     decoder   y [N, T]  →  embedding + positions  →  blocks, causal, see m   →  LN  →  dense [N, T, V]
///     L = −1/K · Σ ln p(yₙ,ₜ₊₁ | yₙ,₁ … yₙ,ₜ, xₙ)      over the K positions that are asked
///
/// The encoder may look ahead, for it does not predict; the decoder may not. The only way from one to
/// the other is cross-attention, and all gradients of the encoder come through it: every decoder block
/// reads the same memory, and their dm are added up.
///
/// Articles: machine translation is named in 000, 001, 002 and 003, without a program.
/// A. Vaswani and others, "Attention is all you need", NeurIPS 2017.
public struct Translator: Parameters {
  /// The encoder's embedding, [V, D].
  public var sourceEmbedding: Embedding
  /// The vectors of the encoder's positions.
  public var sourcePositions: LearnedPositions
  /// The encoder's blocks.
  public var encoder: [TransformerBlock]
  /// The normalisation of the memory.
  public var memoryNorm: LayerNormalization
  /// The decoder's embedding, [W, D].
  public var targetEmbedding: Embedding
  /// The vectors of the decoder's positions.
  public var targetPositions: LearnedPositions
  /// The decoder's blocks.
  public var decoder: [DecoderBlock]
  /// The last normalisation.
  public var norm: LayerNormalization
  /// The layer over the vocabulary of translations, [D, W].
  public var output: Dense

  /// Creates a model with random parameters.
  ///
  /// - Parameters:
  ///   - source: The number of tokens and the longest text of the originals.
  ///   - target: The number of tokens, the marker among them, and the longest translation with it.
  ///   - width: The number D of features.
  ///   - heads: The number H of heads, which divides D.
  ///   - hidden: The number F of units of a feed-forward part; 4 · D without it.
  ///   - depth: The number of blocks on each side.
  ///   - generator: The source of randomness.
  public init(
    source: (vocabulary: Int, length: Int), target: (vocabulary: Int, length: Int), width: Int,
    heads: Int, hidden: Int? = nil, blocks depth: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    func table(_ rows: Int, _ generator: inout some RandomNumberGenerator) -> Tensor {
      .normal([rows, width], standardDeviation: 0.02, using: &generator)
    }
    sourceEmbedding = Embedding(weights: table(source.vocabulary, &generator))
    sourcePositions = LearnedPositions(weights: table(source.length, &generator))
    targetEmbedding = Embedding(weights: table(target.vocabulary, &generator))
    targetPositions = LearnedPositions(weights: table(target.length, &generator))
    (encoder, decoder) = ([], [])
    let units = hidden ?? 4 * width
    for _ in 0..<depth {
      encoder.append(
        TransformerBlock(width: width, heads: heads, hidden: units, using: &generator))
      decoder.append(DecoderBlock(width: width, heads: heads, hidden: units, using: &generator))
    }
    memoryNorm = LayerNormalization(width: width)
    norm = LayerNormalization(width: width)
    output = .normal(inputs: width, outputs: target.vocabulary, using: &generator)
  }

  /// The trainable tensors, part by part.
  public var tensors: [WritableKeyPath<Translator, Tensor>] {
    let encoding =
      tensors(of: \.sourceEmbedding) + tensors(of: \.sourcePositions) + tensors(ofEach: \.encoder)
      + tensors(of: \.memoryNorm)
    let decoding =
      tensors(of: \.targetEmbedding) + tensors(of: \.targetPositions) + tensors(ofEach: \.decoder)
      + tensors(of: \.norm) + tensors(of: \.output)
    return encoding + decoding
  }

  /// The loss of a batch, and its gradient.
  ///
  /// - Parameter batch: The texts and their translations.
  /// - Returns: The mean cross-entropy in nats over the positions that are asked, and the gradient.
  public func lossAndGradient(_ batch: TranslationBatch) -> (loss: Scalar, gradient: Translator) {
    let (memory, encoderBackward) = encode(batch.sources, lengths: batch.sourceLengths)
    let (z, decoderBackward) = decode(
      batch.inputs, memory: memory, lengths: batch.sourceLengths)
    let (loss, lossBackward) = softmaxCrossEntropy(z.gather(rows: batch.asked), batch.targets)

    var dz = Tensor.zeros(z.shape)
    dz.scatterAdd(lossBackward(), rows: batch.asked)
    var gradient = self
    let dMemory = decoderBackward(dz, &gradient)
    encoderBackward(dMemory, &gradient)
    return (loss, gradient)
  }

  /// The loss of a batch.
  ///
  /// - Parameter batch: The texts and their translations.
  /// - Returns: The mean cross-entropy in nats over the positions that are asked.
  public func loss(_ batch: TranslationBatch) -> Scalar {
    let memory = encode(batch.sources, lengths: batch.sourceLengths).memory
    let z = decode(batch.inputs, memory: memory, lengths: batch.sourceLengths).logits
    return softmaxCrossEntropy(z.gather(rows: batch.asked), batch.targets).loss
  }

  /// The encoder: the memory [N, S, D], and the way back, which fills in its part of a gradient.
  func encode(
    _ tokens: [Int], lengths: [Int]
  ) -> (memory: Tensor, backward: (Tensor, inout Translator) -> Void) {
    let (embedded, embeddingBackward) = sourceEmbedding.forward(tokens)
    var (x, positionsBackward) = sourcePositions.forward(
      embedded.reshaped([lengths.count, tokens.count / lengths.count, embedded.shape[1]]))
    var backwards: [Backward<TransformerBlock>] = []
    for block in encoder {
      let (y, backward) = block.forward(x, mask: .padding(lengths))
      x = y
      backwards.append(backward)
    }
    let (memory, normBackward) = memoryNorm.forward(x)
    return (
      memory,
      { dMemory, gradient in
        var dx: Tensor
        (dx, gradient.memoryNorm) = normBackward(dMemory)
        for number in backwards.indices.reversed() {
          (dx, gradient.encoder[number]) = backwards[number](dx)
        }
        (dx, gradient.sourcePositions) = positionsBackward(dx)
        gradient.sourceEmbedding = embeddingBackward(dx.reshaped(embedded.shape))
      }
    )
  }

  /// The decoder: the logits [N·T, W], and the way back, which fills in its part of a gradient and
  /// returns that of the memory.
  func decode(
    _ tokens: [Int], memory: Tensor, lengths: [Int]
  ) -> (logits: Tensor, backward: (Tensor, inout Translator) -> Tensor) {
    let (embedded, embeddingBackward) = targetEmbedding.forward(tokens)
    var (x, positionsBackward) = targetPositions.forward(
      embedded.reshaped([lengths.count, tokens.count / lengths.count, embedded.shape[1]]))
    var backwards: [(Tensor) -> (dx: Tensor, dMemory: Tensor, gradient: DecoderBlock)] = []
    for block in decoder {
      let (y, backward) = block.forward(x, memory: memory, memoryMask: .padding(lengths))
      x = y
      backwards.append(backward)
    }
    let (n, normBackward) = norm.forward(x)
    let (z, outputBackward) = output.forward(n.reshaped(embedded.shape))
    return (
      z,
      { dz, gradient in
        var (dMemory, dx) = (Tensor.zeros(memory.shape), dz)
        (dx, gradient.output) = outputBackward(dz)
        (dx, gradient.norm) = normBackward(dx.reshaped(x.shape))
        for number in backwards.indices.reversed() {
          let (before, dRead, dBlock) = backwards[number](dx)
          dx = before
          dMemory += dRead  // every block reads the same memory
          gradient.decoder[number] = dBlock
        }
        (dx, gradient.targetPositions) = positionsBackward(dx)
        gradient.targetEmbedding = embeddingBackward(dx.reshaped(embedded.shape))
        return dMemory
      }
    )
  }
}
