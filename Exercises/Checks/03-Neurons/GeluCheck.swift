import ExerciseKit
import Foundation
import Neurons
import Tensors

/// The Gaussian error linear unit, against chapter 03's.
public var geluExercise: Exercise<ActivationPass> {
  Exercise(
    "gelu",
    wrongAnswers: geluMistakes
  ) { gelu, trial in
    trial.expectPass(gelu, equals: GELU().forward)
  }
}

private let root2 = Scalar(2).squareRoot()
private let root2Pi = (2 * Scalar.pi).squareRoot()

/// Φ.
private func below(_ x: Scalar) -> Scalar { erfc(-x / root2) / 2 }

/// φ.
private func density(_ x: Scalar) -> Scalar { exp(-x * x / 2) / root2Pi }

private var geluMistakes: [WrongAnswer<ActivationPass>] {
  slopeMistakes + approximations
}

private var slopeMistakes: [WrongAnswer<ActivationPass>] {
  func mistake(
    _ title: String, says message: String, dx: @escaping (_ x: Scalar, _ dy: Scalar) -> Scalar
  ) -> WrongAnswer<ActivationPass> {
    WrongAnswer(title, says: message) { x, dy in (x.map { $0 * below($0) }, x.map(with: dy, dx)) }
  }
  return [
    mistake(
      "upstream forgotten",
      says: "dx is only the slope Φ + x · φ: right only when the upstream gradient is 1. The chain "
        + "rule multiplies it by dy."
    ) { x, _ in below(x) + x * density(x) },
    mistake(
      "half of the product rule",
      says: "dx is dy · Φ(x): you treat Φ as a constant gate. It moves with x too, which adds "
        + "x · φ(x)."
    ) { x, dy in dy * below(x) },
    mistake(
      "the other half of the product rule",
      says: "dx is dy · x · φ(x): the derivative of the factor x is missing, which adds Φ(x)."
    ) { x, dy in dy * x * density(x) },
    mistake(
      "φ for x · φ",
      says: "dx is dy · (Φ + φ): in the second term of the product rule the factor x stays."
    ) { x, dy in dy * (below(x) + density(x)) },
    mistake(
      "upstream on one term",
      says: "dx is dy · Φ + x · φ: dy multiplies the whole slope. Put it in parentheses."
    ) { x, dy in dy * below(x) + x * density(x) },
    mistake(
      "½ missing in the power",
      says: "The density in dx is e^(−x²) / √(2π): its power is of −x²/2."
    ) { x, dy in dy * (below(x) + x * density(x) * exp(-x * x / 2)) },
    mistake(
      "density not normalized",
      says: "The density in dx lacks its factor 1 / √(2π): the area under e^(−x²/2) is 2.5, not 1."
    ) { x, dy in dy * (below(x) + x * density(x) * root2Pi) },
  ]
}

private var approximations: [WrongAnswer<ActivationPass>] {
  [
    WrongAnswer(
      "√2 forgotten",
      says: "Your Φ is ½ (1 + erf(x)): it rises too steeply. erf belongs to a normal number of "
        + "variance ½, therefore x / √2."
    ) { x, dy in
      (
        x.map { $0 * below($0 * root2) },
        dy.map(with: x) { $0 * (below($1 * root2) + $1 * density($1)) }
      )
    },
    WrongAnswer(
      "approximated by tanh",
      says: "This is the approximation by tanh, x³ and 0.044715, right to three digits. The "
        + "exercise asks for the formula with erf."
    ) { x, dy in
      let c = (2 / Scalar.pi).squareRoot()
      let t = x.map { tanh(c * ($0 + 0.044715 * $0 * $0 * $0)) }
      let inner = x.map { c * (1 + 3 * 0.044715 * $0 * $0) }
      return (x * (1 + t) / 2, dy * ((1 + t) + x * (1 - t * t) * inner) / 2)
    },
    WrongAnswer(
      "approximated by a sigmoid",
      says: "This is the approximation x · σ(1.702 x), right to two digits. The exercise asks for "
        + "the formula with erf."
    ) { x, dy in
      let gate = sigmoid(x * 1.702)
      return (x * gate, dy * (gate + x * 1.702 * gate * (1 - gate)))
    },
  ]
}
