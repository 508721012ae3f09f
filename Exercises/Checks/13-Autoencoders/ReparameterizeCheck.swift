import ExerciseKit
import Foundation
import Tensors

/// From means and log-variances to codes and the way back.
public typealias Reparameterize = (
  _ mean: Tensor, _ logVariance: Tensor, _ generator: inout SeededGenerator
) -> (z: Tensor, backward: (_ dz: Tensor) -> (dMean: Tensor, dLogVariance: Tensor))

/// Random codes by their laws: any ε is right that is a normal draw, and the way back must use it.
public var reparameterizeExercise: Exercise<Reparameterize> {
  Exercise(
    "reparameterize",
    wrongAnswers: reparameterizeMistakes
  ) { reparameterize, trial in
    let seed = trial.generator.next()
    let shape = [200, 7]
    let (mean, logVariance) = (trial.normal(shape), trial.normal(shape) * 1.5)
    let sigma = exp(logVariance * 0.5)
    var generator = SeededGenerator(seed: seed)
    let (z, backward) = reparameterize(mean, logVariance, &generator)
    trial.expectShape("z", z, shape)
    guard trial.isRight else { return }
    let noise = (z - mean) / sigma
    trial.record(z)
    trial.expectStandardNormal("ε = (z − μ)/σ", noise)

    for dz in [trial.normal(shape), trial.normal(shape)] {  // the way back may be taken twice
      let gradient = backward(dz)
      trial.expect("dμ", gradient.dMean, equals: dz, axes: ["N", "K"])
      trial.expect(
        "ds", gradient.dLogVariance, equals: dz * noise * sigma * 0.5, axes: ["N", "K"])
    }
    guard trial.isRight else { return }

    let next = reparameterize(mean, logVariance, &generator).z
    trial.expect(next != z, "A second call draws the same ε: every call needs new ones.")
    generator = SeededGenerator(seed: seed)
    trial.expect(
      reparameterize(mean, logVariance, &generator).z == z,
      "The same seed gives another ε: the draws must come from the generator alone.")
    // With a variance of 0 there is nothing random left.
    let certain = Tensor(repeating: -1_000, shape: shape)
    trial.expect("z where s = -1000", reparameterize(mean, certain, &generator).z, equals: mean)
  }
}

extension Trial {
  fileprivate mutating func expectShape(_ name: String, _ yours: Tensor, _ shape: [Int]) {
    expect(
      yours.shape == shape, "\(name) has shape \(yours.shape), expected \(shape), like the means.")
  }
}

private var reparameterizeMistakes: [WrongAnswer<Reparameterize>] {
  [
    WrongAnswer(
      "new ε on the way back",
      says:
        "The way back draws an ε of its own: that is the derivative of another function. Keep the "
        + "ε of the way forth."
    ) { mean, logVariance, generator in
      let sigma = exp(logVariance * 0.5)
      let z = mean + sigma * .normal(mean.shape, using: &generator)
      var own = generator
      return (z, { dz in (dz, dz * sigma * .normal(mean.shape, using: &own) * 0.5) })
    },
    WrongAnswer(
      "ε not recorded",
      says:
        "ds lacks the ε: how far z moves with σ depends on the draw, and for half of the draws the "
        + "sign is the other one."
    ) { mean, logVariance, generator in
      let sigma = exp(logVariance * 0.5)
      return (
        mean + sigma * .normal(mean.shape, using: &generator), { ($0, $0 * sigma * 0.5) }
      )
    },
    WrongAnswer(
      "exp(s) for σ",
      says: "Your deviation is e^s, but that is the variance: σ = e^(s/2), the ½ is missing."
    ) { mean, logVariance, generator in
      let spread = exp(logVariance) * .normal(mean.shape, using: &generator)
      return (mean + spread, { ($0, $0 * spread) })
    },
    WrongAnswer(
      "e^s on the way forth only",
      says: "Your deviation is e^s, but that is the variance: σ = e^(s/2). The way back has its ½ "
        + "already."
    ) { mean, logVariance, generator in
      let spread = exp(logVariance) * .normal(mean.shape, using: &generator)
      return (mean + spread, { ($0, $0 * spread * 0.5) })
    },
    WrongAnswer(
      "½ missing on the way back",
      says: "ds is twice the right one: the derivative of e^(s/2) is ½ · e^(s/2)."
    ) { mean, logVariance, generator in
      let spread = exp(logVariance * 0.5) * .normal(mean.shape, using: &generator)
      return (mean + spread, { ($0, $0 * spread) })
    },
    WrongAnswer(
      "s taken for σ",
      says: "You multiply ε by s itself: s is the logarithm of the variance, and may be negative. "
        + "σ = e^(s/2)."
    ) { mean, logVariance, generator in
      let noise = Tensor.normal(mean.shape, using: &generator)
      return (mean + logVariance * noise, { ($0, $0 * noise) })
    },
    WrongAnswer(
      "σ missing on the way back",
      says: "ds is dz · ½ · ε, without σ: the derivative of e^(s/2) · ε keeps e^(s/2)."
    ) { mean, logVariance, generator in
      let noise = Tensor.normal(mean.shape, using: &generator)
      return (mean + exp(logVariance * 0.5) * noise, { ($0, $0 * noise * 0.5) })
    },
    WrongAnswer(
      "one ε for all examples",
      says: "All examples share one ε: draw as many as the means have numbers, [N, K]."
    ) { mean, logVariance, generator in
      let spread = exp(logVariance * 0.5) * .normal([mean.shape[1]], using: &generator)
      return (mean + spread, { ($0, $0 * spread * 0.5) })
    },
    WrongAnswer(
      "uniform noise",
      says:
        "Your ε is uniform between 0 and 1: it pushes every code to one side. It must be a normal "
        + "draw with mean 0 and variance 1."
    ) { mean, logVariance, generator in
      let noise = Tensor.uniform(mean.shape, from: 0, to: 1, using: &generator)
      let spread = exp(logVariance * 0.5) * noise
      return (mean + spread, { ($0, $0 * spread * 0.5) })
    },
    WrongAnswer(
      "the same ε in every call",
      says:
        "Every call draws the same ε: a generator that is made anew inside starts from the same "
        + "state each time. Use the one that you are given."
    ) { mean, logVariance, _ in
      var own = SeededGenerator(seed: 0)
      let spread = exp(logVariance * 0.5) * .normal(mean.shape, using: &own)
      return (mean + spread, { ($0, $0 * spread * 0.5) })
    },
  ]
}
