import ExerciseKit
import Foundation
import Optimizers
import Tensors

/// From parameters, both means, the step, a gradient and settings to the next three.
public typealias AdamWStep = (
  _ parameter: Tensor, _ mean: Tensor, _ square: Tensor, _ t: Int,
  _ gradient: Tensor, _ rate: Scalar, _ decay: Scalar, _ beta1: Scalar, _ beta2: Scalar,
  _ epsilon: Scalar
) -> (parameter: Tensor, mean: Tensor, square: Tensor)

/// AdamW without a gradient, where it only decays, and along random ones, against chapter 05's.
public var adamWExercise: Exercise<AdamWStep> {
  Exercise(
    "adamW",
    wrongAnswers: adamWMistakes
  ) { adamW, trial in
    let rate = Scalar.random(in: 0.01...0.1, using: &trial.generator)
    let decay = Scalar.random(in: 0.1...0.5, using: &trial.generator)
    let rows = Int.random(in: 3...5, using: &trial.generator)
    for shape in [[rows, 2], [rows]] where trial.isRight {
      let isWeight = shape.count >= 2
      let start = trial.normal(shape)
      let zero = Tensor.zeros(shape)
      let yours = adamW(start, zero, zero, 1, zero, rate, decay, 0.9, 0.999, 1e-8).parameter
      trial.expect(
        "with g = 0, \(isWeight ? "the weights W" : "the bias b") after a step", yours,
        equals: isWeight ? (1 - rate * decay) * start : start)
      let (beta1, beta2) = (Scalar(0.8), Scalar(0.95))
      let rule = AdamW(
        rate: rate, decay: isWeight ? decay : 0, beta1: beta1, beta2: beta2, epsilon: 0.1)
      trial.expectSteps(ofAdam: { rule.at(step: $0) }, shape) {
        adamW($0, $1, $2, $3, $4, rate, decay, beta1, beta2, 0.1)
      }
    }
  }
}

private var adamWMistakes: [WrongAnswer<AdamWStep>] {
  [
    WrongAnswer(
      "L2 inside Adam",
      says:
        "With g = 0 the weights move by about η, whatever their size and λ: λ · θ went into the "
        + "gradient, and that is L2 inside Adam. Decay beside the step.",
      step(with: .inside)),
    WrongAnswer(
      "L2 inside the step",
      says: "λ · θ is added to m̂ and divided by √v̂ with it: the decay is η · λ · θ alone, beside "
        + "Adam's step.",
      step(with: .divided)),
    WrongAnswer(
      "biases decayed",
      says:
        "The biases are decayed too: they only say where an output begins. Decay tensors of two "
        + "axes or more.",
      step(with: .everything)),
    WrongAnswer(
      "λ without η",
      says: "The weights lose the share λ, not η · λ: as the rate falls, so must the decay.",
      step(with: .withoutRate)),
    WrongAnswer(
      "no decay",
      says: "Nothing decays: that is Adam. With g = 0 a weight must shrink by η · λ · θ.",
      step(with: .none)),
    WrongAnswer(
      "growth",
      says: "The weights grow: the decay is taken off, θ − η · λ · θ.",
      step(with: .growth)),
    WrongAnswer(
      "decayed after the step",
      says: "You decay what Adam's step has moved already, so that the step shrinks with it: the "
        + "decay is a share of the old θ.",
      step(with: .after)),
    WrongAnswer(
      "every weight by the same amount",
      says:
        "Every weight loses the same amount η · λ, whatever its size: that is the way of L1. The "
        + "decay is a share, η · λ · θ.",
      step(with: .sign)),
  ]
}

private enum Slip { case inside, divided, everything, withoutRate, none, growth, after, sign }

/// A step with one mistake in it; Adam's own part is the chapter's.
private func step(with slip: Slip) -> AdamWStep {
  { parameter, mean, square, t, gradient, rate, decay, beta1, beta2, epsilon in
    let isWeight = parameter.rank >= 2
    var (moved, mean, square) = (parameter, mean, square)
    if isWeight || slip == .everything {
      moved -= pull(on: parameter, with: slip, rate, decay)
    }
    let rule = Adam(rate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon).at(step: t)
    let inside = slip == .inside && isWeight ? gradient + decay * parameter : gradient
    moved.update(&mean, &square, along: inside, by: rule)
    if slip == .divided, isWeight {
      let root = sqrt(square / (1 - pow(beta2, Scalar(t)))) + epsilon
      moved -= rate * decay * parameter / root
    }
    if slip == .after, isWeight { moved *= 1 - rate * decay }
    return (moved, mean, square)
  }
}

/// What the decay takes off before Adam's step.
private func pull(
  on parameter: Tensor, with slip: Slip, _ rate: Scalar, _ decay: Scalar
) -> Tensor {
  switch slip {
  case .inside, .divided, .none, .after: parameter * 0
  case .everything: rate * decay * parameter
  case .withoutRate: decay * parameter
  case .growth: -rate * decay * parameter
  case .sign: parameter.map { rate * decay * ($0 > 0 ? 1 : $0 < 0 ? -1 : 0) }
  }
}
