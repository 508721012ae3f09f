import ExerciseKit
import Foundation
import Neurons
import Tensors

/// The exponential linear unit, against chapter 03's.
public var eluExercise: Exercise<ActivationPassWithSetting> {
  Exercise(
    "elu",
    wrongAnswers: eluMistakes
  ) { elu, trial in
    let alpha = Scalar.random(in: 1.3...2.7, using: &trial.generator)  // 1 would hide a missing α
    trial.expectPass(
      { x, dy in elu(x, alpha, dy) }, equals: ELU(alpha: alpha).forward, hasKink: true)
  }
}

private var eluMistakes: [WrongAnswer<ActivationPassWithSetting>] {
  func mistake(
    _ title: String, says message: String,
    dx: @escaping (_ x: Scalar, _ alpha: Scalar, _ dy: Scalar) -> Scalar
  ) -> WrongAnswer<ActivationPassWithSetting> {
    WrongAnswer(title, says: message) { x, alpha, dy in
      (x.map { $0 > 0 ? $0 : alpha * expm1($0) }, x.map(with: dy) { dx($0, alpha, $1) })
    }
  }
  return [
    mistake(
      "upstream forgotten",
      says: "dx is only the slope, 1 or α · eˣ: right only when the upstream gradient is 1. The "
        + "chain rule multiplies it by dy."
    ) { x, alpha, _ in x > 0 ? 1 : alpha * exp(x) },
    mistake(
      "α missing in the slope",
      says: "The negative side of dx lacks the factor α: your slope is right only for α = 1. "
        + "(Written with the output it is y + α, not y + 1.)"
    ) { x, _, dy in x > 0 ? dy : dy * exp(x) },
    mistake(
      "y + 1 for the slope",
      says: "The negative side of dx is dy · (y + 1), which is right only for α = 1. The slope "
        + "α · eˣ is y + α."
    ) { x, alpha, dy in x > 0 ? dy : dy * (alpha * expm1(x) + 1) },
    mistake(
      "the output for the slope",
      says: "The negative side of dx is dy · y. Differentiating α · (eˣ − 1) leaves α · eˣ: the "
        + "−1 goes."
    ) { x, alpha, dy in x > 0 ? dy : dy * alpha * expm1(x) },
    mistake(
      "slope 1 at the kink",
      says: "dx is right except at x = 0, where you let dy pass as it is. The slope there is taken "
        + "to be α: compare with >, not with >=."
    ) { x, alpha, dy in x >= 0 ? dy : dy * alpha * exp(x) },
    WrongAnswer(
      "the −1 forgotten",
      says: "The negative side of y is α · eˣ: it jumps at x = 0, where it must meet the other at "
        + "0, and ends at 0, where it must level out at −α. Subtract 1 from the power."
    ) { x, alpha, dy in
      (
        x.map { $0 > 0 ? $0 : alpha * exp($0) },
        dy.map(with: x) { $1 > 0 ? $0 : $0 * alpha * exp($1) }
      )
    },
    WrongAnswer(
      "both sides computed and masked",
      says: "NaN at x = 1000: you compute eˣ for every x and multiply it by a mask, but infinity "
        + "times 0 is not a number. Choose the side first."
    ) { x, alpha, dy in
      let mask = x.map { $0 > 0 ? 1 : 0 }
      let y = mask * x + (1 - mask) * alpha * (exp(x) - 1)
      return (y, dy * (mask + (1 - mask) * alpha * exp(x)))
    },
  ]
}
