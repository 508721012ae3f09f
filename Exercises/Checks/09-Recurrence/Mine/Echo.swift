import Datasets
import LinearRegression
import RecurrenceExercises
import Tensors

/// The functions of the exercises that a training can use.
enum Solved: String, CaseIterable {
  case rnnForward, bptt, clipGlobalNorm

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// What a training comes to.
struct Result {
  let error: Scalar
  let seconds: Double
}

/// A training by clipped gradient descent, always from the same start and on the same sequences.
struct Echo {
  let delay = 3
  let width = 24
  let count = 32
  let rounds = 1_500
  let rate: Scalar = 0.2
  let limit: Scalar = 1

  /// Trains with some functions of the exercises in place of the book's, and tests.
  func run(with mine: Set<Solved>) -> Result {
    var generator = SeededGenerator(seed: 9)
    var network = Network(width: width, using: &generator)
    let start = ContinuousClock.now
    for _ in 0..<rounds {
      let (x, targets) = draw(count, using: &generator)
      let (_, gradient) = lossAndGradient(network, x, targets, mine)
      network.step(
        along: gradient, limit: limit, rate: rate, isMine: mine.contains(.clipGlobalNorm))
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let (x, targets) = draw(500, using: &generator)
    return Result(error: lossAndGradient(network, x, targets, mine).loss, seconds: seconds)
  }

  /// Sequences as a list of steps, and the echoes that are due at the later ones.
  private func draw(
    _ count: Int, using generator: inout SeededGenerator
  ) -> (x: [Tensor], targets: Tensor) {
    let steps = 3 * delay
    let (x, echoes) = Generated.delayedEcho(
      count: count, steps: steps, delay: delay, using: &generator)
    return (
      (0..<steps).map { x.rows($0..<$0 + 1).reshaped([count, 1]) },
      echoes.rows(delay..<steps).reshaped([(steps - delay) * count, 1])
    )
  }

  private func lossAndGradient(
    _ network: Network, _ x: [Tensor], _ targets: Tensor, _ mine: Set<Solved>
  ) -> (loss: Scalar, gradient: Network) {
    let count = x[0].shape[0]
    let (states, hiddenBackward) = network.forward(x, with: mine)
    let late = Tensor.concatenating(Array(states.dropFirst(delay + 1)), along: 0)
    let (o, outputBackward) = network.output.forward(late)
    let (loss, lossBackward) = meanSquaredError(o, targets)

    let (dLate, outputGradient) = outputBackward(lossBackward())
    let silence = Array(repeating: Tensor.zeros([count, width]), count: delay)
    let dy = silence + (0..<x.count - delay).map { dLate.rows($0 * count..<($0 + 1) * count) }
    return (loss, Network(hidden: hiddenBackward(dy), output: outputGradient))
  }
}
