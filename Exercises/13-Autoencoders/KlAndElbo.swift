import ExerciseKit
import Foundation
import Tensors

/// The two parts of a variational autoencoder's loss, and its gradients.
///
///     R     = 1/N · Σₙ Σᵢ (softplus(a) − x·a)              the cost of the pixels, x̂ = σ(a)
///     KL    = 1/N · Σₙ Σₖ ½ · (μ² + σ² − 1 − s)            s = ln σ²
///     ELBO  = −R − KL                                      the loss is −ELBO
///     da    = (σ(a) − x) / N      dμ = μ / N      ds = ½ · (e^s − 1) / N
///
/// with softplus(a) = ln(1 + eᵃ) = max(a, 0) + ln(1 + e^−|a|); in da σ is the sigmoid. The gradients are
/// those of the loss −ELBO with respect to a, μ and s; what reaches μ and s through a is added elsewhere.
///
/// Both parts are sums over what belongs to one example, and means over the examples only.
///
/// Shapes: x and a [N, D], μ and s [N, K]. Logits may be ±1,000.
///
/// Chapter 13; article 002 §2.2; D. Kingma and M. Welling, 2014. Useful:
/// `a.map(with: x) { a, x in … }`, `a.sum()`, `exp(a)`, `sigmoid(a)`, `log1p(u)`.
///
/// - Parameters:
///   - x: The pixels, from 0 to 1.
///   - logits: The decoder's logits a of the pixels.
///   - mean: The means μ of the codes.
///   - logVariance: The logarithms s of their variances.
/// - Returns: The divergence, the evidence lower bound, and the gradients of the loss −ELBO.
public func klAndElbo(
  _ x: Tensor, logits: Tensor, mean: Tensor, logVariance: Tensor
) -> (kl: Scalar, elbo: Scalar, dLogits: Tensor, dMean: Tensor, dLogVariance: Tensor) {
  todo()
}
