import ExerciseKit
import Foundation
import Tensors

/// What the discriminator wants: a large logit for what is real, a small one for what is generated.
///
///     forward     L  = 1/N · Σ softplus(−r) + 1/M · Σ softplus(f)
///                    = −1/N · Σ ln D(x) − 1/M · Σ ln(1 − D(G(z))),   D = σ(logit)
///     backward    dr = (σ(r) − 1) / N      df = σ(f) / M
///
/// with softplus(u) = ln(1 + eᵘ) = max(u, 0) + ln(1 + e^−|u|), which never overflows: logits may be
/// ±1,000. Shapes: r [N, 1], f [M, 1]; each mean is over its own batch.
///
/// Chapter 12; article 000 §3.2, §3.3. Useful: `a.map { … }`, `a.mean()`, `a.count`, `sigmoid(a)`,
/// `log1p(u)`, that is ln(1 + u).
///
/// - Parameters:
///   - real: The logits r of real examples.
///   - generated: The logits f of generated examples.
/// - Returns: The loss in nats, and its gradients with respect to both logits.
public func discriminatorLoss(
  real: Tensor, generated: Tensor
) -> (loss: Scalar, dReal: Tensor, dGenerated: Tensor) {
  // SOLUTION
  let softplus = { (u: Scalar) in max(u, 0) + log1p(exp(-abs(u))) }
  let loss = real.map { softplus(-$0) }.mean() + generated.map { softplus($0) }.mean()
  let dReal = (sigmoid(real) - 1) / Scalar(real.count)
  return (loss, dReal, sigmoid(generated) / Scalar(generated.count))
  // END
}

// HINTS
// It is the cross-entropy of two classes, twice: the label of every real example is 1, that of every
// generated one 0.
//
// Write softplus first, from the form with max; then both means, and both slopes, each divided by the
// size of its own batch.
//
// softplus is max(u, 0) + log1p(exp(-abs(u))); the loss is real.map { softplus(-$0) }.mean() plus
// generated.map { softplus($0) }.mean().
