import ExerciseKit
import Regularization
import Tensors

/// From weights, bias and strength to the penalty and its gradients.
public typealias L2Penalty = (_ weights: Tensor, _ bias: Tensor, _ strength: Scalar) -> (
  penalty: Scalar, dW: Tensor, db: Tensor
)

/// The L2 penalty of a dense layer, against chapter 06's.
public var l2PenaltyExercise: Exercise<L2Penalty> {
  Exercise(
    "l2Penalty",
    wrongAnswers: l2PenaltyMistakes
  ) { penalty, trial in
    let (d, m) = (Int.random(in: 5...7, using: &trial.generator), 3)
    let (weights, bias) = (trial.normal([d, m]), trial.normal([m]))
    let strength = Scalar.random(in: 0.01...0.1, using: &trial.generator)
    trial.sizes = ["the number of weights": d * m, "the number of inputs": d]
    let (right, backward) = l2Penalty(weights, strength: strength)
    let yours = penalty(weights, bias, strength)
    trial.expect("the penalty", yours.penalty, equals: right)
    trial.expect("dW", yours.dW, equals: backward(), axes: ["D", "M"])
    trial.expect("db", yours.db, equals: .zeros([m]), axes: ["M"])
  }
}

private var l2PenaltyMistakes: [WrongAnswer<L2Penalty>] {
  [
    WrongAnswer(
      "the penalty in the loss only",
      says:
        "The penalty is right, but its gradient is 0: then it changes the number that is printed "
        + "and nothing that is learned."
    ) { weights, bias, strength in
      (strength * weights.dot(weights), weights * 0, bias * 0)
    },
    WrongAnswer(
      "the ½ convention",
      says:
        "Penalty and gradient are half the right ones: some books write ½λ, the article writes λ. "
        + "Their λ is twice this one."
    ) { weights, bias, strength in
      (strength / 2 * weights.dot(weights), strength * weights, bias * 0)
    },
    WrongAnswer(
      "the 2 forgotten",
      says:
        "dW is half the right one: the derivative of w² is 2w, and the penalty has no ½ to cancel "
        + "the 2."
    ) { weights, bias, strength in
      (strength * weights.dot(weights), strength * weights, bias * 0)
    },
    WrongAnswer(
      "the bias penalised",
      says: "The bias is penalised too: it only says where an output begins, and to pull it to 0 "
        + "smooths nothing. Leave it free."
    ) { weights, bias, strength in
      (
        strength * (weights.dot(weights) + bias.dot(bias)), 2 * strength * weights,
        2 * strength * bias
      )
    },
    WrongAnswer(
      "the norm not squared",
      says: "Your penalty is λ‖W‖: the square is missing. Do not take the root."
    ) { weights, bias, strength in
      (strength * weights.norm, 2 * strength * weights, bias * 0)
    },
    WrongAnswer(
      "the gradient of the norm",
      says:
        "Penalty and gradient are those of λ‖W‖, whose pull has the same length however large the "
        + "weights are: the square is missing."
    ) { weights, bias, strength in
      (strength * weights.norm, strength / weights.norm * weights, bias * 0)
    },
    WrongAnswer(
      "a mean",
      says: "You take the mean of the squares: the penalty is their sum, or a large layer would be "
        + "held less than a small one."
    ) { weights, bias, strength in
      let count = Scalar(weights.count)
      return (
        strength * weights.dot(weights) / count, 2 * strength / count * weights, bias * 0
      )
    },
    WrongAnswer(
      "the wrong sign",
      says:
        "The gradient has the wrong sign: against it the weights would grow. It is added to that "
        + "of the loss, +2λW."
    ) { weights, bias, strength in
      (strength * weights.dot(weights), -2 * strength * weights, bias * 0)
    },
  ]
}
