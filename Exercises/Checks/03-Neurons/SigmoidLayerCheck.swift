import ExerciseKit
import LogisticRegression
import Neurons
import Tensors

/// The sigmoid, against chapter 02's.
public var sigmoidLayerExercise: Exercise<ActivationPass> {
  Exercise(
    "sigmoidLayer",
    wrongAnswers: sigmoidLayerMistakes
  ) { sigmoidLayer, trial in
    trial.expectPass(sigmoidLayer, equals: Sigmoid().forward)
  }
}

private var sigmoidLayerMistakes: [WrongAnswer<ActivationPass>] {
  func mistake(
    _ title: String, says message: String, dx: @escaping (_ x: Scalar, _ dy: Scalar) -> Scalar
  ) -> WrongAnswer<ActivationPass> {
    WrongAnswer(title, says: message) { x, dy in (sigmoid(x), x.map(with: dy, dx)) }
  }
  return [
    mistake(
      "x where y belongs",
      says: "dx is dy · x · (1 − x): you put the input where the output belongs. The slope is "
        + "y · (1 − y)."
    ) { x, dy in dy * x * (1 - x) },
    mistake(
      "upstream forgotten",
      says: "dx is only the slope y · (1 − y): right only when the upstream gradient is 1. The "
        + "chain rule multiplies it by dy."
    ) { x, _ in sigmoid(x) * (1 - sigmoid(x)) },
    mistake(
      "factor 1 − y forgotten",
      says: "dx is dy · y: the factor 1 − y is missing. Without it the slope at x = 1000 is 1, "
        + "where the curve is flat."
    ) { x, dy in dy * sigmoid(x) },
    mistake(
      "sigmoid taken twice",
      says: "dx has the slope at y, not at x: you took the sigmoid of what had been through it "
        + "already. The slope is y · (1 − y), with y as it is."
    ) { x, dy in dy * sigmoid(sigmoid(x)) * (1 - sigmoid(sigmoid(x))) },
    WrongAnswer(
      "sign of the power",
      says: "y falls where it should rise: it is 1 / (1 + eˣ). The power is of −x."
    ) { x, dy in (sigmoid(-x), dy * sigmoid(-x) * sigmoid(x)) },
    WrongAnswer(
      "overflow",
      says: "NaN at x = 1000: eˣ / (1 + eˣ) is right on paper, but infinity divided by infinity "
        + "is not a number. Divide both by eˣ first: 1 / (1 + e⁻ˣ)."
    ) { x, dy in
      let y = exp(x) / (1 + exp(x))
      return (y, dy * y * (1 - y))
    },
  ]
}
