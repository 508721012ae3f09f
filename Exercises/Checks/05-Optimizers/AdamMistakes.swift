import ExerciseKit
import Foundation
import Tensors

/// The known wrong answers to `adam`.
var adamMistakes: [WrongAnswer<AdamStep>] {
  [
    WrongAnswer(
      "no bias correction",
      says: "Your first step is 3.16 η: without bias correction v starts a thousand times too "
        + "small, m only ten times. Divide m by 1 − β₁ᵗ and v by 1 − β₂ᵗ.",
      step(with: .uncorrected)),
    WrongAnswer(
      "only v corrected",
      says: "Your first step is η/10: v is corrected and m is not. It starts at 0 just as well: "
        + "divide it by 1 − β₁ᵗ.",
      step(with: .onlySquare)),
    WrongAnswer(
      "a constant correction",
      says:
        "The correction is 1 − β at every step: it needs the power, 1 − βᵗ, since the means are "
        + "too small only at first.",
      step(with: .noPower)),
    WrongAnswer(
      "no square root",
      says:
        "Your step is as large as η/g: the root over v̂ is missing, so that large gradients make "
        + "short steps. With the root the size cancels.",
      step(with: .noRoot)),
    WrongAnswer(
      "ε under the root",
      says: "At g = 0.0001 your first step is 0.707 η: ε stands under the root, where it counts "
        + "like its own root, 0.0001. Add it to the root.",
      step(with: .epsilonInside)),
    WrongAnswer(
      "no ε",
      says: "For g = 0 you divide 0 by 0: ε in the denominator keeps that away.",
      step(with: .noEpsilon)),
    WrongAnswer(
      "t from 0",
      says:
        "Your t is 0 in the first step, so the corrections divide by 1 − β⁰ = 0: steps are counted "
        + "from 1.",
      step(with: .countedLate)),
    WrongAnswer(
      "corrected for good",
      says: "You return the corrected means: in the next step they are corrected again. m and v "
        + "go on as they are; m̂ and v̂ serve this step alone.",
      step(with: .kept)),
    WrongAnswer(
      "β₁ and β₂ swapped",
      says: "β₁ and β₂ are swapped: β₁ belongs to the mean of g, β₂ to that of g².",
      step(with: .swapped)),
    WrongAnswer(
      "g not squared",
      says: "v is a mean of g, not of g²: where it is negative it has no root.",
      step(with: .notSquared)),
    WrongAnswer(
      "the gradient for the mean",
      says:
        "The step goes along g, not along m̂: that is RMSProp with a correction. Adam steps along "
        + "the mean.",
      step(with: .noMean)),
    WrongAnswer(
      "uphill", says: "You walk uphill: the step is taken off θ, against the gradient.",
      step(with: .uphill)),
  ]
}

private enum Slip {
  case uncorrected, onlySquare, noPower, noRoot, epsilonInside, noEpsilon
  case countedLate, kept, swapped, notSquared, noMean, uphill
}

/// A step with one mistake in it.
private func step(with slip: Slip) -> AdamStep {
  { parameter, mean, square, step, gradient, rate, beta1, beta2, epsilon in
    let t = slip == .countedLate ? step - 1 : step
    let (b1, b2) = slip == .swapped ? (beta2, beta1) : (beta1, beta2)
    let mean = b1 * mean + (1 - b1) * gradient
    let square = b2 * square + (1 - b2) * (slip == .notSquared ? gradient : gradient * gradient)

    let power = slip == .noPower ? 1 : Scalar(t)
    let isCorrected = slip != .uncorrected
    let m = isCorrected && slip != .onlySquare ? mean / (1 - pow(b1, power)) : mean
    let v = isCorrected ? square / (1 - pow(b2, power)) : square

    let denominator =
      switch slip {
      case .noRoot: v + epsilon
      case .epsilonInside: sqrt(v + epsilon)
      case .noEpsilon: sqrt(v)
      default: sqrt(v) + epsilon
      }
    let move = rate * (slip == .noMean ? gradient : m) / denominator
    let moved = slip == .uphill ? parameter + move : parameter - move
    return slip == .kept ? (moved, m, v) : (moved, mean, square)
  }
}
