import Learning
import Optimizers
import Program
import Recurrence
import Tensors

/// A batch for training: sequences, and what is wanted at which of their rows.
struct Batch {
  let x: Tensor
  let targets: Tensor
  let rows: [Int]

  /// A task whose loss looks at the last steps only.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - targets: What is wanted at the last S steps, [S, N, M].
  init(_ x: Tensor, endingIn targets: Tensor) {
    let (steps, count) = (x.shape[0], x.shape[1])
    self.x = x
    self.targets = targets.reshaped([targets.shape[0] * count, targets.shape[2]])
    rows = Array((steps - targets.shape[0]) * count..<steps * count)
  }
}

/// How a training went: the losses, each the mean over a twentieth of the steps.
struct Course {
  let losses: [Scalar]
  let final: Scalar
}

/// Trains with Adam on new examples at every step, gradients clipped to length 1, the rate falling.
///
/// Gives the losses on the way, and that of 500 fresh examples at the end.
func train(
  _ network: inout RecurrentNetwork, steps: Int, rate: Scalar,
  using generator: inout SeededGenerator, showing progress: inout ProgressBar,
  _ draw: (Int, inout SeededGenerator) -> Batch, batch count: Int
) -> Course {
  var step = Optimizer(Adam(rate: rate), for: network)
  let schedule = CosineSchedule(rate: rate, steps: steps)
  var losses: [Scalar] = []
  for number in 1...steps {
    step.rule.rate = schedule(number)
    let batch = draw(count, &generator)
    let (loss, _, gradient) = network.lossAndGradient(
      batch.x, batch.targets, at: batch.rows, initial: network.hidden.zeroState(for: count))
    step(&network, clipped(gradient, to: 1))
    losses.append(loss)
    progress.step(["loss": loss])
  }
  let test = draw(500, &generator)
  let final = network.lossAndGradient(
    test.x, test.targets, at: test.rows, initial: network.hidden.zeroState(for: 500)
  ).loss
  return Course(losses: twentieths(losses), final: final)
}

/// The means of twenty parts of a list, or the list itself if it is too short.
private func twentieths(_ values: [Scalar]) -> [Scalar] {
  guard values.count >= 20 else { return values }
  return (0..<20).map { part in
    let range = values.count * part / 20..<values.count * (part + 1) / 20
    return values[range].reduce(0, +) / Scalar(range.count)
  }
}
