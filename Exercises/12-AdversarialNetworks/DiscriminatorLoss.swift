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
  todo()
}
