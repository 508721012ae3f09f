import ExerciseKit
import Foundation
import LogisticRegression
import Tensors

/// From logits and targets to the loss.
public typealias BceFromLogits = (_ logits: Tensor, _ targets: Tensor) -> Scalar

/// The cross-entropy of two classes, against chapter 02's, and where logits are large by hand.
public var bceFromLogitsExercise: Exercise<BceFromLogits> {
  Exercise(
    "bceFromLogits",
    wrongAnswers: bceFromLogitsMistakes
  ) { bceFromLogits, trial in
    let n = Int.random(in: 5...11, using: &trial.generator)
    trial.sizes = ["the batch size": n]
    let z = trial.normal([n]) * 2
    let y = Tensor(trial.labels(n).map { Scalar($0) })
    trial.expect("the loss", bceFromLogits(z, y), equals: binaryCrossEntropy(z, y).loss)

    trial.sizes = [:]
    let cost = { (z: Scalar, y: Scalar) in bceFromLogits(Tensor([z]), Tensor([y])) }
    let (far, farther) = (cost(40, 0), cost(800, 0))
    trial.expect(
      !far.isFinite || far != farther,
      "For y = 0 you return \(brief(far)), whether z is 40 or 800; expected 40 and 800. "
        + "Something keeps the probabilities away from 0 and 1.")
    for (z, y) in [(40, 0), (800, 0), (1_000, 0), (-40, 1), (-1_000, 1)] as [(Scalar, Scalar)] {
      trial.expect("the loss of z = \(brief(z)), y = \(brief(y))", cost(z, y), equals: abs(z))
    }
    for (z, y) in [(40, 1), (800, 1), (-800, 0), (-1_000, 0)] as [(Scalar, Scalar)] {
      let loss = cost(z, y)
      trial.expect(
        abs(loss) < 1e-6,
        "z = \(brief(z)) for y = \(brief(y)) is a certainty that is right and costs 0; "
          + "you return \(brief(loss))."
      )
    }
    trial.expect("the slope at z = 40, y = 0", (cost(41, 0) - cost(39, 0)) / 2, equals: 1)
  }
}

private var bceFromLogitsMistakes: [WrongAnswer<BceFromLogits>] {
  [
    WrongAnswer(
      "from probabilities",
      says: "Small logits are right, but σ(40) rounds to 1: then ln(1 − p) is −∞, and 0 · ln 0 is "
        + "NaN. Simplify the formula in z before you compute anything."
    ) { z, y in mean(z, y) { z, y in literal(sigmoid(z), y) } },
    WrongAnswer(
      "from the probability of the label",
      says:
        "Small logits are right, but a wrong certainty costs ∞: σ(40) rounds to 1, and ln(1 − p) "
        + "is −∞ where the cost is 40. Simplify the formula in z before you compute anything."
    ) { z, y in mean(z, y) { z, y in -log(y == 1 ? sigmoid(z) : 1 - sigmoid(z)) } },
    WrongAnswer(
      "probabilities clipped",
      says: "z = 40, y = 0 must cost 40, you return 16.1 = −ln 1e-7: you clip the probabilities. "
        + "Beyond the clip the loss is flat, so that the worst mistakes teach nothing."
    ) { z, y in mean(z, y) { z, y in literal(min(max(sigmoid(z), 1e-7), 1 - 1e-7), y) } },
    WrongAnswer(
      "a small number inside the logarithm",
      says: "You add 1e-7 inside the logarithm: all losses are a little off, and z = 40, y = 0 "
        + "costs 16.1 = −ln 1e-7 where it must cost 40."
    ) { z, y in
      mean(z, y) { z, y in
        -(y * log(sigmoid(z) + 1e-7) + (1 - y) * log(1 - sigmoid(z) + 1e-7))
      }
    },
    WrongAnswer(
      "labels of ±1",
      says: "ln(1 + e^−yz) is right for labels −1 and 1; these are 0 and 1, and for y = 0 it is "
        + "always ln 2."
    ) { z, y in mean(z, y) { z, y in softplus(-y * z) } },
    WrongAnswer(
      "the power overflows",
      says: "Small logits are right, but e^z is ∞ from z = 710 on. Take the large part out of the "
        + "logarithm: ln(1 + e^z) = z + ln(1 + e⁻ᶻ)."
    ) { z, y in mean(z, y) { z, y in log(1 + exp(z)) - z * y } },
    WrongAnswer(
      "the other power overflows",
      says: "Small logits are right, but e⁻ᶻ is ∞ from z = −710 on. Where z < 0 take −z out of the "
        + "logarithm."
    ) { z, y in mean(z, y) { z, y in (1 - y) * z + log(1 + exp(-z)) } },
    WrongAnswer(
      "|z| forgotten",
      says: "The power must be of −|z|: with e⁻ᶻ the part −z of a negative logit is counted twice, "
        + "once in the logarithm and once by the maximum."
    ) { z, y in mean(z, y) { z, y in max(z, 0) - z * y + log1p(exp(-z)) } },
    WrongAnswer(
      "sum for mean",
      says: "The loss is the right one times the batch size: divide the sum by N."
    ) { z, y in mean(z, y, cost) * Scalar(z.count) },
    WrongAnswer(
      "labels swapped",
      says: "You charge class 1 for what class 0 costs: y = 1 must be cheap where z is large."
    ) { z, y in mean(z, y) { z, y in cost(z, 1 - y) } },
    WrongAnswer(
      "logits taken for probabilities",
      says: "You take the logarithm of the logit itself, which may be negative: p is σ(z)."
    ) { z, y in mean(z, y, literal) },
    WrongAnswer(
      "the brackets lost",
      says: "The minus sign belongs to both terms: without brackets around the sum, certainty "
        + "about the wrong class is rewarded."
    ) { z, y in
      mean(z, y) { z, y in -y * log(sigmoid(z)) + (1 - y) * log(1 - sigmoid(z)) }
    },
  ]
}

private func mean(_ z: Tensor, _ y: Tensor, _ cost: (Scalar, Scalar) -> Scalar) -> Scalar {
  z.map(with: y, cost).mean()
}

/// The right cost of an example.
private func cost(_ z: Scalar, _ y: Scalar) -> Scalar { softplus(z) - z * y }

/// The cost of a probability, literally.
private func literal(_ p: Scalar, _ y: Scalar) -> Scalar { -(y * log(p) + (1 - y) * log(1 - p)) }

/// ln(1 + e^z), without overflow.
private func softplus(_ z: Scalar) -> Scalar { max(z, 0) + log1p(exp(-abs(z))) }
