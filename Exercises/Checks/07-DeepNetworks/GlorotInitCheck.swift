import ExerciseKit
import Foundation
import Tensors

/// Glorot's uniform weights by their bounds and their variance.
public var glorotInitExercise: Exercise<Drawing> {
  Exercise(
    "glorotInit",
    wrongAnswers: glorotInitMistakes
  ) { glorotInit, trial in
    // Four times as many inputs as outputs, so that each mistake has a bound of its own.
    let outputs = Int.random(in: 74...80, using: &trial.generator)
    let inputs = 4 * outputs + 3
    let weights = glorotInit(inputs, outputs, &trial.generator)
    trial.expectMatrix(weights, inputs, outputs)
    guard trial.isRight else { return }
    trial.expectUniform(weights)
    guard trial.isRight else { return }
    trial.expectSeeding(glorotInit)
  }
}

/// What is said of wrong bounds or of another distribution.
private enum GlorotSentence {
  static let aboutHalf =
    "The weights lie between 0 and 1, symmetric about ½: that is how uniform numbers come when no "
    + "bounds are given. Draw from −b to b."
  static let positive =
    "The weights lie between 0 and the bound: they should lie about 0, from −b to b."
  static let three =
    "The bound is √(3/(D + M)), too small by √2: the variance would be 1/(D + M), and it is 2 that "
    + "makes the middle of 1/D and 1/M."
  static let two =
    "The bound is √(2/(D + M)): that is the standard deviation. Numbers uniform in ±b have the "
    + "variance b²/3, so the bound is √3 times that."
  static let inputs =
    "The bound is √(6/D): the outputs have a say too, on the way back. Divide by D + M."
  static let outputs =
    "The bound is √(6/M): the inputs have a say too, on the way up. Divide by D + M."
  static let noRoot = "The bound is 6/(D + M): take the root."
  static let normal =
    "The variance is right, but some weights are out of bounds: that is Glorot's normal version. "
    + "Uniform numbers are asked for."
}

extension Trial {
  /// The numbers fill ±√(6/(D + M)), and evenly.
  fileprivate mutating func expectUniform(_ weights: Tensor) {
    let (inputs, outputs) = (Scalar(weights.shape[0]), Scalar(weights.shape[1]))
    let bound = (6 / (inputs + outputs)).squareRoot()
    let (low, high) = (-(-1 * weights).max(), weights.max())
    let variance = (weights * weights).mean()
    expect(low < 0 || abs(high - 1) > 0.02, GlorotSentence.aboutHalf)
    expect(low < 0, GlorotSentence.positive)
    // Of 20,000 uniform numbers the largest is hardly a thousandth below the bound.
    let found = max(-low, high) / bound
    let known: [(bound: Scalar, sentence: String)] = [
      ((3 / (inputs + outputs)).squareRoot(), GlorotSentence.three),
      ((2 / (inputs + outputs)).squareRoot(), GlorotSentence.two),
      ((6 / inputs).squareRoot(), GlorotSentence.inputs),
      ((6 / outputs).squareRoot(), GlorotSentence.outputs),
      (6 / (inputs + outputs), GlorotSentence.noRoot),
    ]
    for (wrong, sentence) in known { expect(abs(found * bound / wrong - 1) > 0.02, sentence) }
    let isVarianceRight = abs(variance / (bound * bound / 3) - 1) < 0.05
    expect(found < 1.5 || !isVarianceRight, GlorotSentence.normal)
    expect(
      abs(found - 1) < 0.02,
      "The weights reach \(String(format: "%.3g", Double(found))) times as far as √(6/(D + M)).")
    expect(isVarianceRight, "The bounds are right, but the numbers are not uniform between them.")
    expect(
      abs(weights.mean()) < 5 * (variance / Scalar(weights.count)).squareRoot(),
      "The mean of the weights is not 0.")
  }
}

private var glorotInitMistakes: [WrongAnswer<Drawing>] {
  [
    WrongAnswer("√(3/…)", says: GlorotSentence.three, uniform { (3 / ($0 + $1)).squareRoot() }),
    WrongAnswer("√(2/…)", says: GlorotSentence.two, uniform { (2 / ($0 + $1)).squareRoot() }),
    WrongAnswer(
      "the inputs only", says: GlorotSentence.inputs, uniform { d, _ in (6 / d).squareRoot() }),
    WrongAnswer(
      "the outputs only", says: GlorotSentence.outputs, uniform { (6 / $1).squareRoot() }),
    WrongAnswer("no root", says: GlorotSentence.noRoot, uniform { 6 / ($0 + $1) }),
    WrongAnswer("symmetric about ½", says: GlorotSentence.aboutHalf) {
      inputs, outputs, generator in
      .uniform([inputs, outputs], using: &generator)
    },
    WrongAnswer("only positive weights", says: GlorotSentence.positive) {
      inputs, outputs, generator in
      let bound = (6 / Scalar(inputs + outputs)).squareRoot()
      return .uniform([inputs, outputs], to: bound, using: &generator)
    },
    WrongAnswer("normal", says: GlorotSentence.normal) { inputs, outputs, generator in
      let deviation = (2 / Scalar(inputs + outputs)).squareRoot()
      return .normal([inputs, outputs], standardDeviation: deviation, using: &generator)
    },
  ] + drawMistakes(uniform { (6 / ($0 + $1)).squareRoot() })
}

/// Uniform weights with a bound that may be wrong.
private func uniform(
  _ bound: @escaping (_ inputs: Scalar, _ outputs: Scalar) -> Scalar
) -> Drawing {
  { inputs, outputs, generator in
    let bound = bound(Scalar(inputs), Scalar(outputs))
    return .uniform([inputs, outputs], from: -bound, to: bound, using: &generator)
  }
}
