import ExerciseKit
import Neurons
import Tensors

/// The hyperbolic tangent, against chapter 03's.
public var tanhLayerExercise: Exercise<ActivationPass> {
  Exercise(
    "tanhLayer",
    wrongAnswers: tanhLayerMistakes
  ) { tanhLayer, trial in
    trial.expectPass(tanhLayer, equals: Tanh().forward)
  }
}

private var tanhLayerMistakes: [WrongAnswer<ActivationPass>] {
  func mistake(
    _ title: String, says message: String,
    dx: @escaping (_ x: Tensor, _ y: Tensor, _ dy: Tensor) -> Tensor
  ) -> WrongAnswer<ActivationPass> {
    WrongAnswer(title, says: message) { x, dy in (tanh(x), dx(x, tanh(x), dy)) }
  }
  return [
    mistake(
      "x where y belongs",
      says: "dx is dy · (1 − x²): you put the input where the output belongs. The slope is 1 − y²."
    ) { x, _, dy in dy * (1 - x * x) },
    mistake(
      "upstream forgotten",
      says: "dx is only the slope 1 − y²: right only when the upstream gradient is 1. The chain "
        + "rule multiplies it by dy."
    ) { _, y, _ in 1 - y * y },
    mistake(
      "square forgotten",
      says: "dx is dy · (1 − y): the square is missing. The slope must be the same at x and at −x."
    ) { _, y, dy in dy * (1 - y) },
    mistake(
      "the sigmoid's slope",
      says: "dx is dy · y · (1 − y): that is the slope of a sigmoid, whose output y runs from 0 to "
        + "1. Of tanh it is 1 − y²."
    ) { _, y, dy in dy * y * (1 - y) },
    mistake(
      "1 + y²",
      says: "dx is dy · (1 + y²): that is the slope of the tangent. The hyperbolic one flattens "
        + "out: 1 − y²."
    ) { _, y, dy in dy * (1 + y * y) },
    WrongAnswer(
      "overflow",
      says: "NaN at x = −1000: the printed fraction is infinity over infinity there. Take tanh, or "
        + "2σ(2x) − 1, in which no power overflows to NaN."
    ) { x, dy in
      let y = (exp(x) - exp(-x)) / (exp(x) + exp(-x))
      return (y, dy * (1 - y * y))
    },
    WrongAnswer(
      "half the argument",
      says: "y is tanh(x / 2): you wrote 2σ(x) − 1, but it takes twice the argument, 2σ(2x) − 1."
    ) { x, dy in (tanh(x / 2), dy * (1 - tanh(x / 2) * tanh(x / 2))) },
  ]
}
