import Datasets
import Learning
import LogisticRegression
import Optimizers
import OptimizersExercises
import Tensors

/// What a training comes to.
struct Result {
  let accuracy: Scalar
  let loss: Scalar
  let seconds: Double
}

/// A training with gradients at most 1 long and a rate that rises and falls, always from the same
/// start and with the same orders.
struct Training {
  let training: LabelledExamples
  let test: LabelledExamples
  let epochs = 10
  let size = 32

  /// Trains by the book's optimizer, or by what you have solved in place of the book's, and tests.
  func run(_ optimizer: Solved, with mine: Set<Solved>) -> Result {
    let step = mine.contains(optimizer) ? myStep(optimizer) : bookStep(optimizer)
    var generator = SeededGenerator(seed: 0)
    var parameters = Network.start(using: &generator)
    let steps = epochs * ((training.count + size - 1) / size)
    var t = 0
    let start = ContinuousClock.now
    for _ in 0..<epochs {
      for rows in MiniBatches(of: training.count, size: size, using: &generator) {
        t += 1
        let batch = training.selecting(rows)
        step(&parameters, rate(t, of: steps, optimizer.rate, mine)) { point in
          clipped(Network(point).gradients(batch.inputs, batch.labels), mine)
        }
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let logits = Network(parameters).logits(test.inputs)
    return Result(
      accuracy: accuracy(of: logits.argmaxOfColumns(), labels: test.labels),
      loss: softmaxCrossEntropy(logits, test.labels).loss, seconds: seconds)
  }

  private func rate(
    _ t: Int, of steps: Int, _ rate: Scalar, _ mine: Set<Solved>
  ) -> Scalar {
    let warmUp = steps / 10
    if mine.contains(.warmUpCosine) {
      return warmUpCosine(step: t, warmUp: warmUp, steps: steps, rate: rate, floor: 0)
    }
    return CosineSchedule(rate: rate, steps: steps, warmUp: warmUp)(t)
  }

  private func clipped(_ gradients: [Tensor], _ mine: Set<Solved>) -> [Tensor] {
    if mine.contains(.clipByGlobalNorm) { return clipByGlobalNorm(gradients, to: 1) }
    let norm = Tensor(gradients.map(\.norm)).norm
    return norm > 1 ? gradients.map { $0 / norm } : gradients
  }
}
