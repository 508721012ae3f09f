import ExerciseKit
import Regularization
import Tensors

/// From weights and strength to the penalty and its gradient.
public typealias L1Penalty = (_ weights: Tensor, _ strength: Scalar) -> (
  penalty: Scalar, dW: Tensor
)

/// The L1 penalty of weights of which some are 0, against chapter 06's.
public var l1PenaltyExercise: Exercise<L1Penalty> {
  Exercise(
    "l1Penalty",
    wrongAnswers: l1PenaltyMistakes
  ) { penalty, trial in
    let (d, m) = (Int.random(in: 5...7, using: &trial.generator), 3)
    trial.sizes = ["the number of weights": d * m]
    var weights = trial.normal([d, m])
    if weights.sum() > 0 { weights *= -1 }  // so that the sum is not its own absolute value
    let strength = Scalar.random(in: 0.01...0.1, using: &trial.generator)
    // Away from 0 first: there the slope is beyond question.
    for zeros in [0, 2] where trial.isRight {
      for i in 0..<zeros { weights[i, i] = 0 }
      let (right, backward) = l1Penalty(weights, strength: strength)
      let yours = penalty(weights, strength)
      let place = zeros == 0 ? "" : "where some weights are 0, "
      trial.expect("\(place)the penalty", yours.penalty, equals: right)
      trial.expect("\(place)dW", yours.dW, equals: backward(), axes: ["D", "M"])
    }
  }
}

private var l1PenaltyMistakes: [WrongAnswer<L1Penalty>] {
  [
    WrongAnswer(
      "0 / 0 at 0",
      says:
        "Where a weight is 0 your slope is NaN: w/|w| is 0 / 0 there. Ask whether w is above or "
        + "below 0; at 0 the slope is 0."
    ) { weights, strength in (size(weights) * strength, weights.map { strength * $0 / abs($0) }) },
    WrongAnswer(
      "a slope at 0",
      says: "Where a weight is 0 your slope is λ, so that it would leave 0: with 0 it stays there."
    ) { weights, strength in
      (size(weights) * strength, weights.map { $0 >= 0 ? strength : -strength })
    },
    WrongAnswer(
      "a slope of −λ at 0",
      says: "Where a weight is 0 your slope is −λ, so that it would leave 0: with 0 it stays there."
    ) { weights, strength in
      (size(weights) * strength, weights.map { $0 > 0 ? strength : -strength })
    },
    WrongAnswer(
      "λ missing in the gradient",
      says: "The slopes are ±1: λ belongs to the gradient as well as to the penalty."
    ) { weights, strength in (size(weights) * strength, sign(weights)) },
    WrongAnswer(
      "λ missing in the penalty",
      says: "The penalty is Σ|W|: λ is missing, without which penalty and gradient disagree."
    ) { weights, strength in (size(weights), strength * sign(weights)) },
    WrongAnswer(
      "the gradient of L2",
      says: "dW is 2λW: that is the slope of the squares. The slope of |w| has the same size for "
        + "every w."
    ) { weights, strength in (size(weights) * strength, 2 * strength * weights) },
    WrongAnswer(
      "the gradient |W|",
      says: "dW is λ|W|: that is the penalty of each weight, not its slope, which is λ or −λ."
    ) { weights, strength in
      (size(weights) * strength, weights.map { strength * abs($0) })
    },
    WrongAnswer(
      "signs that cancel",
      says:
        "Your penalty is λ times the sum of the weights: positive and negative ones cancel. Take "
        + "absolute values first."
    ) { weights, strength in (strength * weights.sum(), strength * sign(weights)) },
    WrongAnswer(
      "the absolute value of the sum",
      says: "Your penalty is the absolute value of the sum, where positive and negative weights "
        + "cancel: it is the sum of the absolute values."
    ) { weights, strength in (strength * abs(weights.sum()), strength * sign(weights)) },
    WrongAnswer(
      "the norm of the matrix",
      says:
        "Your penalty is the largest sum of a column: that is what ‖W‖₁ means for a matrix. Meant "
        + "is the sum over all entries."
    ) { weights, strength in
      let columns = weights.map { abs($0) }.sumOfRows()
      return (strength * columns.max(), strength * sign(weights))
    },
    WrongAnswer(
      "the wrong sign",
      says: "The gradient has the wrong sign: it points where the penalty grows, away from 0."
    ) { weights, strength in (size(weights) * strength, -strength * sign(weights)) },
  ]
}

private func size(_ weights: Tensor) -> Scalar { weights.map { abs($0) }.sum() }

private func sign(_ weights: Tensor) -> Tensor { weights.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }
