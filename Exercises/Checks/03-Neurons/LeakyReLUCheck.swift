import ExerciseKit
import Neurons
import Tensors

/// The leaky rectifier, against chapter 03's.
public var leakyReLUExercise: Exercise<ActivationPassWithSetting> {
  Exercise(
    "leakyReLU",
    wrongAnswers: leakyReLUMistakes
  ) { leakyReLU, trial in
    let slope = Scalar.random(in: 0.05...0.4, using: &trial.generator)
    trial.expectPass(
      { x, dy in leakyReLU(x, slope, dy) }, equals: LeakyReLU(slope: slope).forward, hasKink: true)
  }
}

private var leakyReLUMistakes: [WrongAnswer<ActivationPassWithSetting>] {
  func mistake(
    _ title: String, says message: String,
    dx: @escaping (_ x: Scalar, _ s: Scalar, _ dy: Scalar) -> Scalar
  ) -> WrongAnswer<ActivationPassWithSetting> {
    WrongAnswer(title, says: message) { x, s, dy in
      (x.map { $0 > 0 ? $0 : s * $0 }, x.map(with: dy) { dx($0, s, $1) })
    }
  }
  return [
    mistake(
      "upstream forgotten",
      says: "dx is only the slope, 1 or s: right only when the upstream gradient is 1. The chain "
        + "rule multiplies it by dy."
    ) { x, s, _ in x > 0 ? 1 : s },
    mistake(
      "mask taken from upstream",
      says: "The slope in dx is chosen by the sign of dy. It is x that lies on one line or the "
        + "other; dy may well be negative."
    ) { _, s, dy in dy > 0 ? dy : s * dy },
    mistake(
      "ReLU on the way back",
      says: "dx is 0 where x is negative: that is the ReLU's. Here a part s of dy gets through, "
        + "which is what this unit is for."
    ) { x, _, dy in x > 0 ? dy : 0 },
    mistake(
      "s · x on the way back",
      says: "dx is s · x where x is negative: that is the output. The slope of s · x is s, and it "
        + "multiplies dy."
    ) { x, s, dy in x > 0 ? dy : s * x },
    mistake(
      "slope 1 at the kink",
      says:
        "dx is right except at x = 0, where you let all of dy pass. The slope there is taken to "
        + "be s: compare with >, not with >=."
    ) { x, s, dy in x >= 0 ? dy : s * dy },
    WrongAnswer(
      "leak on both sides",
      says: "You add the leak s · x to a ReLU, so that the slope of the positive side is 1 + s. It "
        + "leaks on the negative side only."
    ) { x, s, dy in
      (x.map { max(0, $0) + s * $0 }, dy.map(with: x) { $1 > 0 ? $0 * (1 + s) : s * $0 })
    },
  ]
}
