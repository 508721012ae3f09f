import ExerciseKit
import Foundation
import Neurons
import Tensors

/// From the spectral norms of the weights to the bound of the gradient.
public typealias Saturation = (_ norms: [Scalar]) -> Scalar

/// The bound of a gradient below sigmoids, measured by chapter 03's gradient flow.
public var saturationExercise: Exercise<Saturation> {
  Exercise(
    "saturation",
    wrongAnswers: saturationMistakes
  ) { saturation, trial in
    for depth in [1, 3, 6] {
      let widths = (0...depth).map { _ in Int.random(in: 3...8, using: &trial.generator) }
      let weights = (0..<depth).map { trial.normal([widths[$0], widths[$0 + 1]]) }
      let flow = GradientFlow(
        of: .sigmoid, through: weights, from: trial.normal([5, widths[0]]),
        gradient: trial.normal([5, widths[depth]]))
      let yours = saturation(weights.map { spectralNorm($0) })
      trial.sizes = ["the number of layers": depth]
      trial.expect("B for L = \(depth)", yours, equals: flow.bounds[depth])
      trial.expect(
        flow.norms[depth] <= yours * 1.00001,
        "More is left of a measured gradient than B allows for L = \(depth): that is no bound.")
    }
    expectReached(saturation, &trial)
    trial.expect("B without a layer", saturation([]), equals: 1)
  }
}

/// One layer that reaches the bound: at x = 0 all slopes are the steepest, and c · 1 stretches all
/// vectors alike.
private func expectReached(_ saturation: Saturation, _ trial: inout Trial) {
  let c = Scalar.random(in: 0.5...3, using: &trial.generator)
  var matrix = Tensor.zeros([4, 4])
  for i in 0..<4 { matrix[i, i] = c }
  let flow = GradientFlow(
    of: .sigmoid, through: [matrix], from: .zeros([3, 4]), gradient: trial.normal([3, 4]))
  trial.expect("B for one layer at its steepest", saturation([c]), equals: flow.norms[1])
}

private var saturationMistakes: [WrongAnswer<Saturation>] {
  func product(_ norms: [Scalar]) -> Scalar { norms.reduce(1, *) }
  return [
    WrongAnswer(
      "a quarter times L",
      says: "You multiplied ¼ by L. Every layer takes a quarter of what the one above has left: "
        + "that is ¼ to the power L."
    ) { product($0) * Scalar($0.count) / 4 },
    WrongAnswer(
      "weights ignored",
      says: "This is ¼ to the power L whatever the weights are. They multiply the gradient too, "
        + "each by up to its norm, and may make up for the slopes."
    ) { pow(0.25, Scalar($0.count)) },
    WrongAnswer(
      "bound of tanh",
      says: "You let every slope be 1: that is the steepest of tanh. A sigmoid rises by at most ¼."
    ) { product($0) },
    WrongAnswer(
      "height for slope",
      says: "You took ½ a layer: that is how high the sigmoid is at 0. Its slope there is "
        + "½ · (1 − ½)."
    ) { product($0) * pow(0.5, Scalar($0.count)) },
    WrongAnswer(
      "layers added up",
      says: "You added the layers up. The gradient goes through one after the other: their factors "
        + "multiply."
    ) { $0.reduce(0, +) / 4 },
    WrongAnswer(
      "one quarter for all layers",
      says: "You took the factor ¼ once. Every layer has a sigmoid, and each takes its own quarter."
    ) { product($0) / ($0.isEmpty ? 1 : 4) },
    WrongAnswer(
      "one sigmoid too few",
      says: "There is one factor ¼ too few: the top layer has a sigmoid as well, between daᴸ and "
        + "its weights."
    ) { product($0) / pow(4, Scalar(max($0.count - 1, 0))) },
    WrongAnswer(
      "the largest norm for all",
      says:
        "You took the largest norm for every layer. That is a bound, but not the smallest: each "
        + "layer has its own."
    ) { norms in norms.reduce(1) { bound, _ in bound * (norms.max() ?? 1) / 4 } },
  ]
}
