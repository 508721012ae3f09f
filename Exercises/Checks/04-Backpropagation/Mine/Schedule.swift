import BackpropagationExercises
import Datasets
import Learning
import LogisticRegression
import Tensors

/// The functions of the exercises that a training can use.
enum Solved: String, CaseIterable {
  case linearBackward, twoLayerByHand, miniBatches

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// What a training comes to.
struct Result {
  let accuracy: Scalar
  let loss: Scalar
  let seconds: Double
}

/// A training by mini-batch gradient descent, always from the same start and with the same orders.
struct Schedule {
  let training: LabelledExamples
  let test: LabelledExamples
  let epochs = 5
  let size = 32
  let rate: Scalar = 0.5

  /// Trains with some functions of the exercises in place of the book's, and tests.
  func run(with mine: Set<Solved>) -> Result {
    var generator = SeededGenerator(seed: 0)
    var network = Network(using: &generator)
    let start = ContinuousClock.now
    for _ in 0..<epochs {
      let batches = epoch(isMine: mine.contains(.miniBatches), using: &generator)
      for (number, batch) in batches.enumerated() {
        let isTurn = !mine.contains(.linearBackward) || number.isMultiple(of: 2)
        if mine.contains(.twoLayerByHand), isTurn {
          network.stepByHand(batch.x, batch.labels, rate: rate)
        } else {
          network.step(
            batch.x, batch.labels, rate: rate, isMine: mine.contains(.linearBackward))
        }
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let logits = network.logits(test.inputs)
    return Result(
      accuracy: accuracy(of: logits.argmaxOfColumns(), labels: test.labels),
      loss: softmaxCrossEntropy(logits, test.labels).loss, seconds: seconds)
  }

  private func epoch(
    isMine: Bool, using generator: inout SeededGenerator
  ) -> [(x: Tensor, labels: [Int])] {
    if isMine {
      return miniBatches(training.inputs, training.labels, size: size, using: &generator)
    }
    return MiniBatches(of: training.count, size: size, using: &generator).map {
      let batch = training.selecting($0)
      return (batch.inputs, batch.labels)
    }
  }
}
