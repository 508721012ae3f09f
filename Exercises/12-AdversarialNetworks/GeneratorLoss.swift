import ExerciseKit
import Foundation
import Tensors

/// What the generator wants of the discriminator's logits, in two versions with the same aim.
///
///     minimax           L = 1/N · Σ ln(1 − D)      lower the chance of being found out
///     non-saturating    L = −1/N · Σ ln D          raise the chance of being taken for real
///
/// with D = σ(f). Both fall as f grows. Write each with softplus(u) = ln(1 + eᵘ) =
/// max(u, 0) + ln(1 + e^−|u|), so that logits of ±1,000 cost no more than they should, and derive its
/// slope with respect to f. Look at the slopes where D is 0.001, at the start: 0.001 and 0.999.
///
/// Shapes: f and its gradient [N, 1].
///
/// Chapter 12; article 000 §3.2, §3.3. Useful: 1 − σ(f) = σ(−f), `a.map { … }`, `a.mean()`,
/// `sigmoid(a)`, `log1p(u)`.
///
/// - Parameters:
///   - generated: The discriminator's logits f of what the generator has made.
///   - isMinimax: Whether the first version is asked, else the second.
/// - Returns: The loss in nats, and its gradient with respect to f.
public func generatorLoss(
  _ generated: Tensor, isMinimax: Bool
) -> (loss: Scalar, dGenerated: Tensor) {
  todo()
}
