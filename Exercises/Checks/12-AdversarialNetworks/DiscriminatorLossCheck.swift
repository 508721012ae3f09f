import AdversarialNetworks
import ExerciseKit
import Foundation
import Tensors

/// From the logits of real and of generated examples to the loss and both gradients.
public typealias DiscriminatorLoss = (_ real: Tensor, _ generated: Tensor) -> (
  loss: Scalar, dReal: Tensor, dGenerated: Tensor
)

/// The discriminator's loss, against chapter 12's, and where logits are large by hand.
public var discriminatorLossExercise: Exercise<DiscriminatorLoss> {
  Exercise(
    "discriminatorLoss",
    wrongAnswers: discriminatorLossMistakes
  ) { yours, trial in
    let n = Int.random(in: 3...6, using: &trial.generator)
    let m = n + Int.random(in: 2...5, using: &trial.generator)
    trial.sizes = ["the number of real examples": n, "the number of generated examples": m]
    let (r, f) = (trial.normal([n, 1]) * 2, trial.normal([m, 1]) * 2)
    let (loss, backward) = discriminatorLoss(real: r, generated: f)
    let answer = yours(r, f)
    trial.expect("the loss", answer.loss, equals: loss)
    trial.expect("dr", answer.dReal, equals: backward().dReal, axes: ["N", "1"])
    trial.expect("df", answer.dGenerated, equals: backward().dGenerated, axes: ["M", "1"])

    trial.sizes = [:]
    let cost = { (r: Scalar, f: Scalar) in yours(Tensor([[r]]), Tensor([[f]])).loss }
    trial.expect("the loss where D = ½ for both", cost(0, 0), equals: 2 * log(Scalar(2)))
    for z in [50, 1_000] as [Scalar] {
      trial.expect("the loss of r = -\(Int(z)), f = -\(Int(z))", cost(-z, -z), equals: z)
      trial.expect("the loss of r = \(Int(z)), f = \(Int(z))", cost(z, z), equals: z)
      let right = cost(z, -z)
      trial.expect(
        abs(right) < 1e-9,
        "r = \(Int(z)) and f = -\(Int(z)) are certainties that are right and cost 0; you return "
          + "\(right).")
    }
    for z in [1_000, -1_000] as [Scalar] {
      let slopes = yours(Tensor([[z]]), Tensor([[z]]))
      trial.expect("dr where r = \(Int(z))", slopes.dReal, equals: Tensor([[z > 0 ? 0 : -1]]))
      trial.expect("df where f = \(Int(z))", slopes.dGenerated, equals: Tensor([[z > 0 ? 1 : 0]]))
    }
  }
}

private var discriminatorLossMistakes: [WrongAnswer<DiscriminatorLoss>] {
  [
    WrongAnswer(
      "labels swapped",
      says:
        "The labels are swapped: you teach the discriminator to call generated examples real. A "
        + "large r must be cheap, and a large f dear."
    ) { r, f in
      let right = answer(f, r)
      return (right.loss, right.dGenerated, right.dReal)
    },
    WrongAnswer(
      "from probabilities",
      says: "Small logits are right, but at 50 D rounds to 1, and ln(1 − D) is −∞. Compute with "
        + "softplus, from the logits."
    ) { r, f in
      let loss = -log(sigmoid(r)).mean() - log(1 - sigmoid(f)).mean()
      return (loss, answer(r, f).dReal, answer(r, f).dGenerated)
    },
    WrongAnswer(
      "the power overflows",
      says:
        "Small logits are right, but eᵘ is ∞ from u = 710 on, and so is its logarithm. Take the "
        + "large part out of the logarithm: max(u, 0) + ln(1 + e^−|u|)."
    ) { r, f in
      let loss = log(1 + exp(-r)).mean() + log(1 + exp(f)).mean()
      return (loss, answer(r, f).dReal, answer(r, f).dGenerated)
    },
    WrongAnswer(
      "probabilities clipped",
      says: "Logits of ±50 must cost 50, you return 16.1 = −ln 1e-7: you clip the probabilities. "
        + "Beyond the clip the worst mistakes cost no more."
    ) { r, f in
      let clipped = { (p: Scalar) in min(max(p, 1e-7), 1 - 1e-7) }
      let loss =
        -log(sigmoid(r).map(clipped)).mean() - log(1 - sigmoid(f).map(clipped)).mean()
      return (loss, answer(r, f).dReal, answer(r, f).dGenerated)
    },
    WrongAnswer(
      "sums for means",
      says: "The loss adds up the examples: each half is the mean over its own batch."
    ) { r, f in
      (softplus(-r).sum() + softplus(f).sum(), sigmoid(r) - 1, sigmoid(f))
    },
    WrongAnswer(
      "one mean over both batches",
      says:
        "You divide by N + M: then the larger batch weighs more. Each half is the mean over its "
        + "own batch."
    ) { r, f in
      let both = Scalar(r.count + f.count)
      return (
        (softplus(-r).sum() + softplus(f).sum()) / both, (sigmoid(r) - 1) / both,
        sigmoid(f) / both
      )
    },
    WrongAnswer(
      "N for M",
      says:
        "df is divided by N, the number of real examples; these are the generated ones, of which "
        + "there are M."
    ) { r, f in (answer(r, f).loss, answer(r, f).dReal, sigmoid(f) / Scalar(r.count)) },
    WrongAnswer(
      "the label forgotten",
      says:
        "dr is σ(r)/N, as if the label of real examples were 0: their label is 1, so 1 goes off."
    ) { r, f in (answer(r, f).loss, sigmoid(r) / Scalar(r.count), answer(r, f).dGenerated) },
    WrongAnswer(
      "slopes of the probability",
      says: "Your slopes are those with respect to D, the probability: −1/D and 1/(1 − D). With "
        + "respect to the logit the factor D(1 − D) cancels all that could overflow."
    ) { r, f in
      (
        answer(r, f).loss, -1 / (sigmoid(r) * Scalar(r.count)),
        1 / ((1 - sigmoid(f)) * Scalar(f.count))
      )
    },
    WrongAnswer(
      "the value for the loss",
      says:
        "This is V, which the discriminator raises: its loss, which is lowered, is −V, with the "
        + "opposite sign in value and slopes."
    ) { r, f in
      (-answer(r, f).loss, -answer(r, f).dReal, -answer(r, f).dGenerated)
    },
  ]
}

/// ln(1 + eᵘ), without overflow.
func softplus(_ u: Tensor) -> Tensor { u.map { max($0, 0) + log1p(exp(-abs($0))) } }

/// The right answer.
private func answer(
  _ r: Tensor, _ f: Tensor
) -> (loss: Scalar, dReal: Tensor, dGenerated: Tensor) {
  (
    softplus(-r).mean() + softplus(f).mean(), (sigmoid(r) - 1) / Scalar(r.count),
    sigmoid(f) / Scalar(f.count)
  )
}
