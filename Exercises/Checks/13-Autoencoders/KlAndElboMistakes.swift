import ExerciseKit
import Foundation
import Tensors

/// The known wrong answers to `klAndElbo`.
var klAndElboMistakes: [WrongAnswer<KlAndElbo>] {
  [
    WrongAnswer(
      "KL negative",
      says:
        "KL has the wrong sign: a divergence is never negative, and it is 0 only where μ = 0 and "
        + "σ = 1.",
      answer(with: .negative)),
    WrongAnswer(
      "KL added to the bound",
      says:
        "The ELBO adds KL to −R: then codes far from the origin would be rewarded. Both parts are "
        + "costs, and the bound is minus both.",
      answer(with: .added)),
    WrongAnswer(
      "the loss for the bound",
      says: "That is the loss R + KL, which is lowered: the ELBO is minus that.",
      answer(with: .loss)),
    WrongAnswer(
      "s for the variance",
      says:
        "You use s where the variance belongs, and ln s for its logarithm: the encoder gives s = "
        + "ln σ², any number, so the variance is e^s.",
      answer(with: .variance)),
    WrongAnswer(
      "s for ln σ",
      says: "You square e^s: that would be right for s = ln σ. Here s = ln σ², so that e^s is the "
        + "variance already.",
      answer(with: .deviation)),
    WrongAnswer(
      "½ missing",
      says: "KL is twice the right one: the ½ is missing.",
      answer(with: .double)),
    WrongAnswer(
      "a mean over the pixels",
      says:
        "R is a mean over the pixels, and KL a sum over the code: so KL weighs as many times too "
        + "much as there are pixels. Both are sums over what belongs to one example.",
      answer(with: .meanOfPixels)),
    WrongAnswer(
      "a mean over the code",
      says:
        "KL is divided by N · K: the divergences of the numbers of a code add up. Divide by the "
        + "number of examples only.",
      answer(with: .meanOfCode)),
    WrongAnswer(
      "sums over the examples",
      says:
        "Both parts are sums over the examples: divide by N, in the values and in the gradients.",
      answer(with: .noMean)),
    WrongAnswer(
      "from probabilities",
      says:
        "Small logits are right, but at 1,000 σ rounds to 1: then ln(1 − x̂) is −∞, and 0 · ln 0 is "
        + "NaN. Compute with softplus, from the logits.",
      answer(with: .probabilities)),
    WrongAnswer(
      "gradients of the bound",
      says:
        "All gradients have the wrong sign: they are those of the ELBO, and asked are those of the "
        + "loss −ELBO, which is lowered.",
      answer(with: .uphill)),
    WrongAnswer(
      "ds without its −1",
      says:
        "ds is ½ · e^s / N, without the −1 that comes from the term −s: it would shrink the variance "
        + "for ever.",
      answer(with: .noOne)),
  ]
}

private enum Slip {
  case negative, added, loss, variance, deviation, double, meanOfPixels, meanOfCode, noMean
  case probabilities, uphill, noOne
}

/// An answer with one mistake in it.
private func answer(with slip: Slip) -> KlAndElbo {
  { x, logits, mean, s in
    let n: Scalar = slip == .noMean ? 1 : Scalar(x.shape[0])
    let pixels = slip == .meanOfPixels ? n * Scalar(x.shape[1]) : n
    let costs = slip == .probabilities ? literal(logits, x) : stable(logits, x)
    let (kl, dMean, ds) = divergence(mean, s, slip, n)
    let r = costs.sum() / pixels
    let elbo =
      switch slip {
      case .added: -r + kl
      case .loss: r + kl
      default: -r - kl
      }
    let sign: Scalar = slip == .uphill ? -1 : 1
    return (kl, elbo, (sigmoid(logits) - x) / pixels * sign, dMean * sign, ds * sign)
  }
}

private func divergence(
  _ mean: Tensor, _ s: Tensor, _ slip: Slip, _ n: Scalar
) -> (kl: Scalar, dMean: Tensor, ds: Tensor) {
  let variance = exp(s)
  let squares = mean * mean
  let n = slip == .meanOfCode ? n * Scalar(s.shape[1]) : n
  switch slip {
  case .negative:
    return ((1 + s - squares - variance).sum() / (2 * n), -mean / n, (1 - variance) / (2 * n))
  case .variance:
    return ((squares + s - 1 - log(s)).sum() / (2 * n), mean / n, (1 - 1 / s) / (2 * n))
  case .deviation:
    let square = variance * variance
    return ((squares + square - 1 - 2 * s).sum() / (2 * n), mean / n, (square - 1) / n)
  case .double:
    return ((squares + variance - 1 - s).sum() / n, 2 * mean / n, (variance - 1) / n)
  default:
    let slope = slip == .noOne ? variance : variance - 1
    return ((squares + variance - 1 - s).sum() / (2 * n), mean / n, slope / (2 * n))
  }
}

private func stable(_ logits: Tensor, _ x: Tensor) -> Tensor {
  logits.map(with: x) { a, x in max(a, 0) + log1p(exp(-abs(a))) - x * a }
}

private func literal(_ logits: Tensor, _ x: Tensor) -> Tensor {
  logits.map(with: x) { a, x in -(x * log(sigmoid(a)) + (1 - x) * log(1 - sigmoid(a))) }
}
