import ExerciseKit
import Foundation
import Tensors

/// The divergence of true distributions p from predicted ones q, and the gradient of q.
///
///     loss        L  = 1/N · Σₙ Σᵢ pₙᵢ (ln pₙᵢ − ln qₙᵢ)
///     gradient    dqₙᵢ = −1/N · pₙᵢ / qₙᵢ
///
/// Natural logarithms. Where pₙᵢ = 0 the term counts 0, since p · ln p tends to 0 with p; q is
/// nowhere 0. The mean is over the N examples, the rows, and is taken here, once, in the loss and so
/// in the gradient. The targets p get no gradient. Shapes: p, q and dq are [N, K].
///
/// Chapter 03; beyond the articles (Kullback and Leibler). Useful: `p.map(with: q) { p, q in … }` for pairs of elements,
/// `a.sum()`, `a.shape`, and `log` of a number.
///
/// - Parameters:
///   - p: The true distributions.
///   - q: The predicted distributions.
/// - Returns: The loss L, and the gradient dq.
public func klDivergence(_ p: Tensor, _ q: Tensor) -> (loss: Scalar, gradient: Tensor) {
  // SOLUTION
  let count = Scalar(p.shape[0])
  let costs = p.map(with: q) { p, q in p == 0 ? 0 : p * (log(p) - log(q)) }
  return (costs.sum() / count, -p / q / count)
  // END
}

// HINTS
// A mean over what really happens, which p tells: how much surer of it p was than q, in nats.
//
// Go through pairs of p and q. Where p is 0 the logarithm is −∞, and 0 times that is NaN: say what
// the term is before you compute it.
//
// A term is p * (log(p) - log(q)), or 0 where p is 0; the loss is their sum over N, and the
// gradient is −p / q over N.
