import Attention
import AttentionExercises
import Backpropagation
import LanguageModel
import Learning
import LogisticRegression
import Tensors

/// The network that learns to sort: digits in, and at every place the digit that belongs there.
struct Network: Parameters {
  var embedding: Embedding
  var block: Block
  var output: Dense

  init(embedding: Embedding, block: Block, output: Dense) {
    (self.embedding, self.block, self.output) = (embedding, block, output)
  }

  init(digits: Int, width: Int, heads: Int, using generator: inout SeededGenerator) {
    embedding = Embedding(count: digits, width: width, using: &generator)
    block = Block(width: width, heads: heads, using: &generator)
    output = Dense(inputs: width, outputs: digits, using: &generator)
  }

  var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.embedding) + tensors(of: \.block) + tensors(of: \.output)
  }

  /// The loss of a batch and its gradient.
  func lossAndGradient(
    _ batch: SortingBatch, with mine: Set<Solved>
  ) -> (loss: Scalar, gradient: Network) {
    let length = batch.length
    let (embedded, embeddingBackward) = embedding.forward(batch.digits)
    let x = embedded + places(like: embedded, length, mine)
    let (y, blockBackward) = block.forward(x, length: length, with: mine)
    let (z, outputBackward) = output.forward(y)
    let (loss, lossBackward) = softmaxCrossEntropy(z, batch.sorted)

    let (dy, outputGradient) = outputBackward(lossBackward())
    let (dx, blockGradient) = blockBackward(dy)
    return (
      loss,
      Network(embedding: embeddingBackward(dx), block: blockGradient, output: outputGradient)
    )
  }

  /// The logits of a batch, [N · T, 10].
  func logits(_ batch: SortingBatch, with mine: Set<Solved>) -> Tensor {
    let embedded = embedding.forward(batch.digits).y
    let x = embedded + places(like: embedded, batch.length, mine)
    let y =
      mine.contains(.multiHead)
      ? block.outputByMultiHead(x, length: batch.length, with: mine)
      : block.forward(x, length: batch.length, with: mine).y
    return output.forward(y).y
  }

  /// The table of positions, once for every sequence.
  private func places(like x: Tensor, _ length: Int, _ mine: Set<Solved>) -> Tensor {
    let table =
      mine.contains(.positions)
      ? positions(x.rows(0..<length), layers: []).table
      : sinusoidalPositions(count: length, width: x.shape[1])
    return .concatenating(Array(repeating: table, count: x.shape[0] / length), along: 0)
  }
}
