import ExerciseKit
import Foundation
import Tensors

/// He's weights by their mean and variance: any distribution is right that has them.
public var heInitExercise: Exercise<Drawing> {
  Exercise(
    "heInit",
    wrongAnswers: heInitMistakes
  ) { heInit, trial in
    // Four times as many inputs as outputs, so that each mistake has a variance of its own.
    let outputs = Int.random(in: 74...80, using: &trial.generator)
    let inputs = 4 * outputs + 3
    let weights = heInit(inputs, outputs, &trial.generator)
    trial.expectMatrix(weights, inputs, outputs)
    guard trial.isRight else { return }
    trial.expectMoments(of: weights)
    guard trial.isRight else { return }
    trial.expectSeeding(heInit)
  }
}

/// What is said of a wrong mean or variance.
private enum HeSentence {
  static let positive =
    "The mean of the weights is not 0: a common part adds up over all inputs, D times as fast as "
    + "what is random. Draw as much below 0 as above."
  static let fanOut =
    "The variance is 2/M: each unit adds up its inputs, so it is D that counts, the fan-in."
  static let notRoot =
    "The standard deviation is 2/D: that is meant to be the variance. Take the root."
  static let uniform =
    "The variance is 2/(3D), one third of what it should be: numbers uniform in ±b have the "
    + "variance b²/3, so the bound is √(3 · 2/D)."
  static let glorot =
    "The variance is 2/(D + M): that is Glorot's. He's counts the inputs alone."
  static let noReLU =
    "The variance is 1/D: that keeps the size of sums, but the ReLU behind them cuts off one half. "
    + "The 2 makes up for it."
  static let unscaled =
    "The variance is 1: the weights must become smaller the more inputs there are, by √(2/D)."
}

extension Trial {
  /// The mean is 0 and the variance 2/D, within what chance allows.
  fileprivate mutating func expectMoments(of weights: Tensor) {
    let (inputs, outputs) = (Scalar(weights.shape[0]), Scalar(weights.shape[1]))
    let centred = weights - weights.mean()
    let variance = (centred * centred).mean()
    let isCentred = abs(weights.mean()) < 5 * (variance / Scalar(weights.count)).squareRoot()
    expect(isCentred, HeSentence.positive)
    let known: [(variance: Scalar, sentence: String)] = [
      (2 / outputs, HeSentence.fanOut), (4 / (inputs * inputs), HeSentence.notRoot),
      (2 / (3 * inputs), HeSentence.uniform), (2 / (inputs + outputs), HeSentence.glorot),
      (1 / inputs, HeSentence.noReLU), (1, HeSentence.unscaled),
    ]
    // Eight standard deviations of a variance that is measured on so many normal numbers; other
    // distributions scatter more.
    let tolerance = 8 * (2 / Scalar(weights.count)).squareRoot()
    for (wrong, sentence) in known { expect(abs(variance / wrong - 1) > tolerance, sentence) }
    let ratio = variance / (2 / inputs)
    expect(
      abs(ratio - 1) <= tolerance,
      "The variance is \(String(format: "%.3g", Double(ratio))) times 2/D.")
  }
}

private var heInitMistakes: [WrongAnswer<Drawing>] {
  [
    WrongAnswer("the fan-out", says: HeSentence.fanOut, normal { 2 / $1 }),
    WrongAnswer(
      "2/D as standard deviation", says: HeSentence.notRoot, normal { d, _ in 4 / d / d }),
    WrongAnswer("uniform in ±√(2/D)", says: HeSentence.uniform) { inputs, outputs, generator in
      let bound = (2 / Scalar(inputs)).squareRoot()
      return .uniform([inputs, outputs], from: -bound, to: bound, using: &generator)
    },
    WrongAnswer("Glorot's variance", says: HeSentence.glorot, normal { 2 / ($0 + $1) }),
    WrongAnswer("the ReLU forgotten", says: HeSentence.noReLU, normal { d, _ in 1 / d }),
    WrongAnswer("not scaled", says: HeSentence.unscaled, normal { _, _ in 1 }),
    WrongAnswer("only positive weights", says: HeSentence.positive) { inputs, outputs, generator in
      let bound = (6 / Scalar(inputs)).squareRoot()
      return .uniform([inputs, outputs], from: 0, to: bound, using: &generator)
    },
  ] + drawMistakes(normal { d, _ in 2 / d })
}

/// Normal weights with a variance that may be wrong.
private func normal(
  _ variance: @escaping (_ inputs: Scalar, _ outputs: Scalar) -> Scalar
) -> Drawing {
  { inputs, outputs, generator in
    let deviation = variance(Scalar(inputs), Scalar(outputs)).squareRoot()
    return .normal([inputs, outputs], standardDeviation: deviation, using: &generator)
  }
}
