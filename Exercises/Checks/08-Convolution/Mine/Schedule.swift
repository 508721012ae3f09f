import Datasets
import Learning
import LogisticRegression
import Optimizers
import Tensors

/// What a training comes to.
struct Result {
  let accuracy: Scalar
  let loss: Scalar
  let seconds: Double
}

/// A training by Adam, always from the same start and with the same orders.
struct Schedule {
  let training: LabelledExamples
  let test: LabelledExamples
  let epochs = 4
  let size = 10

  /// Trains with some functions of the exercises in place of the book's, and tests.
  func run(with mine: Set<Solved>) -> Result {
    var generator = SeededGenerator(seed: 0)
    var network = Network(with: mine, using: &generator)
    var step = Optimizer(Adam(rate: 0.005), for: network.model)
    let start = ContinuousClock.now
    for _ in 0..<epochs {
      let batches = MiniBatches(of: training.count, size: size, using: &generator)
      for (number, rows) in batches.enumerated() {
        let batch = training.selecting(rows)
        let isTurn = mine.isDisjoint(with: [.conv2dForward, .conv2dBackward]) || number % 2 == 1
        let gradient = network.gradient(
          framedImages(of: batch), batch.labels, byPatches: mine.contains(.im2col) && isTurn)
        network.move { step(&$0, gradient) }
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let logits = network.logits(framedImages(of: test))
    return Result(
      accuracy: accuracy(of: logits.argmaxOfColumns(), labels: test.labels),
      loss: softmaxCrossEntropy(logits, test.labels).loss, seconds: seconds)
  }
}

/// The chapter's small digits with a margin of three pixels, [N, 14, 14, 1].
func framedImages(of digits: LabelledExamples) -> Tensor {
  digits.inputs.reshaped([digits.count, 8, 8, 1]).padded(top: 3, bottom: 3, left: 3, right: 3)
}
