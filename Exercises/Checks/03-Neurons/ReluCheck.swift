import ExerciseKit
import Neurons
import Tensors

/// The rectified linear unit, against chapter 03's.
public var reluExercise: Exercise<ActivationPass> {
  Exercise(
    "relu",
    wrongAnswers: reluMistakes
  ) { relu, trial in
    trial.expectPass(relu, equals: ReLU().forward, hasKink: true)
  }
}

private var reluMistakes: [WrongAnswer<ActivationPass>] {
  func mistake(
    _ title: String, says message: String, dx: @escaping (_ x: Scalar, _ dy: Scalar) -> Scalar
  ) -> WrongAnswer<ActivationPass> {
    WrongAnswer(title, says: message) { x, dy in (x.map { max(0, $0) }, x.map(with: dy, dx)) }
  }
  return [
    mistake(
      "upstream forgotten",
      says: "dx is only the slope, 0 or 1: right only when the upstream gradient is 1. The chain "
        + "rule multiplies it by dy."
    ) { x, _ in x > 0 ? 1 : 0 },
    mistake(
      "mask taken from upstream",
      says: "dx is cut where dy is negative. What passes is decided by the sign of x; dy may well "
        + "be negative."
    ) { _, dy in max(0, dy) },
    mistake(
      "no mask in backward",
      says: "dx is dy everywhere. Where x is negative y does not move with it: the gradient is 0."
    ) { _, dy in dy },
    mistake(
      "leaky on the way back",
      says: "dx is 0.01 · dy where x is negative: that is the leaky ReLU's. This one lets nothing "
        + "through."
    ) { x, dy in x > 0 ? dy : 0.01 * dy },
    mistake(
      "the output for the slope",
      says: "dx is dy · y. The slope of y = x is 1, not x: where x > 0, dy passes unchanged."
    ) { x, dy in dy * max(0, x) },
    mistake(
      "slope 1 at the kink",
      says: "dx is right except at x = 0, where you let dy pass. The slope there is taken to be 0: "
        + "compare with >, not with >=."
    ) { x, dy in x >= 0 ? dy : 0 },
    WrongAnswer(
      "absolute value",
      says: "y is |x|: negative inputs are turned over. The rectifier cuts them off, to 0."
    ) { x, dy in (x.map { abs($0) }, dy.map(with: x) { $1 > 0 ? $0 : 0 }) },
  ]
}
