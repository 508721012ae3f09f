import Backpropagation
import LanguageModel
import Learning
import LogisticRegression
import Tensors

/// A small GPT: a language model of transformer blocks that see only what stands before.
///
///     tokens [N, T]  →  embedding + positions [N, T, D]  →  blocks [N, T, D]  →  LN  →  dense [N, T, V]
///     L = −1/(N·T) · Σₙₜ ln p(xₙ,ₜ₊₁ | xₙ,₁ … xₙ,ₜ)      p = softmax of the logits
///
/// All T positions are worked out at once, each a prediction of its own: the causal mask is what makes
/// that honest. The head is a matrix of its own, not the embedding turned over. All matrices and tables
/// start normal with the deviation 0.02, all biases 0, all gains 1, so that the first logits are nearly
/// equal and the first loss is nearly ln V.
///
/// Parameters: V·D + L·D for the tables, 12·D² + 13·D a block with F = 4·D, 2·D for the last
/// normalisation, (D + 1)·V for the head.
///
/// A. Radford and others, "Language models are unsupervised multitask learners", 2019.
public struct GPT: Parameters {
  /// The embedding of tokens, [V, D].
  public var embedding: Embedding
  /// The vectors of the L positions, [L, D].
  public var positions: LearnedPositions
  /// The blocks.
  public var blocks: [TransformerBlock]
  /// The normalisation behind the last block.
  public var norm: LayerNormalization
  /// The layer over the vocabulary, [D, V].
  public var output: Dense

  /// Creates a model from its parts.
  ///
  /// - Parameters:
  ///   - embedding: The embedding.
  ///   - positions: The vectors of the positions.
  ///   - blocks: The blocks.
  ///   - norm: The last normalisation.
  ///   - output: The layer over the vocabulary.
  public init(
    embedding: Embedding, positions: LearnedPositions, blocks: [TransformerBlock],
    norm: LayerNormalization, output: Dense
  ) {
    self.embedding = embedding
    self.positions = positions
    self.blocks = blocks
    self.norm = norm
    self.output = output
  }

  /// Creates a model with random parameters.
  ///
  /// - Parameters:
  ///   - vocabulary: The number V of tokens.
  ///   - length: The number L of positions.
  ///   - width: The number D of features.
  ///   - heads: The number H of heads, which divides D.
  ///   - hidden: The number F of units of a feed-forward part; 4 · D without it.
  ///   - depth: The number of blocks.
  ///   - generator: The source of randomness.
  public init(
    vocabulary: Int, length: Int, width: Int, heads: Int, hidden: Int? = nil, blocks depth: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    embedding = Embedding(
      weights: .normal([vocabulary, width], standardDeviation: 0.02, using: &generator))
    positions = LearnedPositions(
      weights: .normal([length, width], standardDeviation: 0.02, using: &generator))
    blocks = []
    for _ in 0..<depth {
      blocks.append(
        TransformerBlock(
          width: width, heads: heads, hidden: hidden ?? 4 * width, using: &generator))
    }
    norm = LayerNormalization(width: width)
    output = .normal(inputs: width, outputs: vocabulary, using: &generator)
  }

  /// The trainable tensors, part by part.
  public var tensors: [WritableKeyPath<GPT, Tensor>] {
    tensors(of: \.embedding) + tensors(of: \.positions) + tensors(ofEach: \.blocks)
      + tensors(of: \.norm) + tensors(of: \.output)
  }

  /// The number L of positions: the longest text the model can read.
  public var length: Int { positions.count }

  /// The number V of tokens.
  public var vocabulary: Int { embedding.weights.shape[0] }

  /// The logits of the token after every one that is read, and the way back from their gradient.
  ///
  /// - Parameters:
  ///   - tokens: The texts, N · T tokens, text by text.
  ///   - count: The number N of texts.
  ///   - mask: Which positions a position may see; a model of something else than texts to come may
  ///     see all of them.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The logits, [N·T, V], and the function from their gradient to that of the model.
  public func forward(
    _ tokens: [Int], count: Int, mask: AttentionMask = .causal, file: StaticString = #fileID,
    line: UInt = #line
  ) -> (logits: Tensor, backward: (Tensor) -> GPT) {
    let (embedded, embeddingBackward) = embedding.forward(tokens)
    let shape = [count, sequenceLength(tokens, count, file, line), embedded.shape[1]]
    var (x, positionsBackward) = positions.forward(embedded.reshaped(shape))
    var backwards: [Backward<TransformerBlock>] = []
    for block in blocks {
      let (y, backward) = block.forward(x, mask: mask)
      x = y
      backwards.append(backward)
    }
    let (n, normBackward) = norm.forward(x)
    let (z, outputBackward) = output.forward(n.reshaped(embedded.shape))
    return (
      z,
      { dz in
        let (dn, dOutput) = outputBackward(dz)
        var (dx, dNorm) = normBackward(dn.reshaped(shape))
        var dBlocks: [TransformerBlock] = []
        for backward in backwards.reversed() {
          let (before, gradient) = backward(dx)
          dx = before
          dBlocks.append(gradient)
        }
        let (dEmbedded, dPositions) = positionsBackward(dx)
        let dEmbedding = embeddingBackward(dEmbedded.reshaped(embedded.shape))
        return GPT(
          embedding: dEmbedding, positions: dPositions, blocks: dBlocks.reversed(), norm: dNorm,
          output: dOutput)
      }
    )
  }

  /// The loss of a batch, and its gradient.
  ///
  /// - Parameter batch: The texts and what follows every token.
  /// - Returns: The mean cross-entropy over tokens in nats, and the gradient.
  public func lossAndGradient(_ batch: SequenceBatch) -> (loss: Scalar, gradient: GPT) {
    let (z, backward) = forward(batch.inputs, count: batch.count)
    let (loss, lossBackward) = softmaxCrossEntropy(z, batch.targets)
    return (loss, backward(lossBackward()))
  }

  /// The loss of a batch.
  ///
  /// - Parameter batch: The texts and what follows every token.
  /// - Returns: The mean cross-entropy over tokens in nats.
  public func loss(_ batch: SequenceBatch) -> Scalar {
    softmaxCrossEntropy(forward(batch.inputs, count: batch.count).logits, batch.targets).loss
  }

  /// How much every head of every position looks at every position, block by block, for pictures.
  ///
  /// - Parameters:
  ///   - tokens: The texts, N · T tokens, text by text.
  ///   - count: The number N of texts.
  ///   - mask: Which positions a position may see.
  /// - Returns: The weights, [N, H, T, T] a block.
  public func attentionWeights(
    _ tokens: [Int], count: Int, mask: AttentionMask = .causal
  ) -> [Tensor] {
    let shape = [count, sequenceLength(tokens, count, #fileID, #line), embedding.weights.shape[1]]
    var x = positions.forward(embedding.forward(tokens).y.reshaped(shape)).y
    return blocks.map { block in
      defer { x = block.forward(x, mask: mask).y }
      return block.attention.weights(block.attentionNorm.forward(x).y, mask: mask)
    }
  }
}

/// The number T of positions of N texts of equal length.
func sequenceLength(
  _ tokens: [Int], _ count: Int, _ file: StaticString, _ line: UInt
) -> Int {
  guard count > 0, tokens.count % count == 0 else {
    mistake(
      "\(tokens.count) tokens are not \(count) texts of equal length", file: file, line: line)
  }
  return tokens.count / count
}
