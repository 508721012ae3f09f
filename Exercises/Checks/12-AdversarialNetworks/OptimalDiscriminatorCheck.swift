import AdversarialNetworks
import ExerciseKit
import Foundation
import Tensors

/// A mean and a standard deviation.
public typealias Bell = (mean: Scalar, deviation: Scalar)

/// From places and two normal distributions to the best discriminator's probabilities.
public typealias BestDiscriminator = (_ x: Tensor, _ real: Bell, _ generated: Bell) -> Tensor

/// The best discriminator of two normal densities, against chapter 12's, and far out.
public var optimalDiscriminatorExercise: Exercise<BestDiscriminator> {
  Exercise(
    "optimalDiscriminator",
    wrongAnswers: optimalDiscriminatorMistakes
  ) { yours, trial in
    let n = Int.random(in: 9...13, using: &trial.generator)
    let x = trial.normal([n]) * 2
    let mean = Scalar.random(in: 0.5...1.5, using: &trial.generator)
    let deviation = Scalar.random(in: 0.6...0.8, using: &trial.generator)
    let (real, same) = ((mean, deviation), (-mean / 2, deviation))
    let other = (-mean / 2, Scalar.random(in: 1.3...1.7, using: &trial.generator))

    let line = x.map {
      optimalLogit(at: $0, real: mean, generated: -mean / 2, deviation: deviation)
    }
    trial.expect("D* for equal deviations", yours(x, real, same), equals: sigmoid(line))
    let best = OptimalDiscriminator(
      real: x.scalars.map { density($0, real) }, generated: x.scalars.map { density($0, other) })
    let answer = yours(x, real, other)
    trial.expect("D* for unequal deviations", answer, equals: Tensor(best.probabilities))
    trial.expect(
      "D* with real and generated exchanged", yours(x, other, real), equals: 1 - answer)
    trial.expect(
      "D* where both are the same distribution", yours(x, other, other),
      equals: Tensor(repeating: 0.5, shape: [n]))

    // Out there both densities are 0 in floating point; the wider one is the larger.
    let far = Tensor([-1_000, 1_000])
    trial.expect("D* at ±1000, generated the wider", yours(far, real, other), equals: far * 0)
    trial.expect("D* at ±1000, real the wider", yours(far, other, real), equals: far * 0 + 1)
    trial.expect(
      "D* at ±1000 for equal deviations", yours(far, real, same), equals: Tensor([0, 1]))
  }
}

private var optimalDiscriminatorMistakes: [WrongAnswer<BestDiscriminator>] {
  [
    WrongAnswer(
      "p/q",
      says: "That is p/q, the odds: a discriminator gives a probability, p/(p + q)."
    ) { x, real, generated in x.map { exp(logarithm($0, real) - logarithm($0, generated)) } },
    WrongAnswer(
      "the logit",
      says: "That is ln p − ln q, the logit: a discriminator's probability is its sigmoid."
    ) { x, real, generated in x.map { logarithm($0, real) - logarithm($0, generated) } },
    WrongAnswer(
      "swapped",
      says:
        "Real and generated are swapped: D* is the probability of being real, so p stands above "
        + "the line."
    ) { x, real, generated in
      sigmoid(x.map { logarithm($0, generated) - logarithm($0, real) })
    },
    WrongAnswer(
      "from densities",
      says:
        "Near the means all is right, but far out both densities round to 0, and 0/0 is no number. "
        + "Take the logarithms of the densities, and the sigmoid of their difference."
    ) { x, real, generated in
      x.map { density($0, real) / (density($0, real) + density($0, generated)) }
    },
    WrongAnswer(
      "a small number in the denominator",
      says:
        "A small number in the denominator hides the 0/0 far out and puts 0 in its place, wherever "
        + "D* should be 1. Compute with logarithms instead."
    ) { x, real, generated in
      x.map { density($0, real) / (density($0, real) + density($0, generated) + 1e-12) }
    },
    WrongAnswer(
      "no normalisation",
      says:
        "Equal deviations are right, but the densities lack their factor 1/σ: a wide bell is lower "
        + "than a narrow one, or its area would not be 1."
    ) { x, real, generated in
      let bare = { (x: Scalar, bell: Bell) in logarithm(x, bell) + log(bell.deviation) }
      return sigmoid(x.map { bare($0, real) - bare($0, generated) })
    },
    WrongAnswer(
      "the deviation not squared",
      says: "You divide (x − μ)² by σ, not by σ²: (x − μ)/σ is squared as a whole."
    ) { x, real, generated in
      let flat = { (x: Scalar, bell: Bell) in
        -(x - bell.mean) * (x - bell.mean) / (2 * bell.deviation) - log(bell.deviation)
      }
      return sigmoid(x.map { flat($0, real) - flat($0, generated) })
    },
    WrongAnswer(
      "½ missing",
      says: "The exponent of a normal density is −½ u², and you have −u²: D* becomes too certain."
    ) { x, real, generated in
      let steep = { (x: Scalar, bell: Bell) in
        2 * logarithm(x, bell) + log(bell.deviation)
      }
      return sigmoid(x.map { steep($0, real) - steep($0, generated) })
    },
  ]
}

/// The logarithm of a normal density, up to a constant.
private func logarithm(_ x: Scalar, _ bell: Bell) -> Scalar {
  let u = (x - bell.mean) / bell.deviation
  return -u * u / 2 - log(bell.deviation)
}

/// A normal density, literally.
private func density(_ x: Scalar, _ bell: Bell) -> Scalar {
  let u = (x - bell.mean) / bell.deviation
  return exp(-u * u / 2) / (bell.deviation * (2 * Scalar.pi).squareRoot())
}
