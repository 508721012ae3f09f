import ExerciseKit
import Foundation
import Tensors

/// The cross-entropy of two classes, computed from logits.
///
///     L = −1/N · Σₙ (yₙ ln pₙ + (1 − yₙ) ln(1 − pₙ)),   p = σ(z) = 1 / (1 + e⁻ᶻ)
///
/// Right on paper. But σ(40) rounds to 1, and the logarithm of 1 − σ(40) is then −∞. Put σ(z) in,
/// simplify, and find a form that takes no power above 1 and no logarithm of 0: a wrong certainty
/// z = 1,000 costs 1,000, a right one 0.
///
/// Shapes: z [N] and y [N], each y 0 or 1. The loss is a number, the mean, with natural logarithms.
///
/// Chapter 02; article 003 §3.3, 004 §4.1.2. Useful: `z.map(with: y) { z, y in … }`, `a.mean()`; of
/// numbers `exp`, `log1p`, `max`, `abs`.
///
/// - Parameters:
///   - logits: The logits z.
///   - targets: The classes y.
/// - Returns: The loss.
public func bceFromLogits(_ logits: Tensor, _ targets: Tensor) -> Scalar {
  // SOLUTION
  let costs = logits.map(with: targets) { z, y in
    max(z, 0) - z * y + log1p(exp(-abs(z)))
  }
  return costs.mean()
  // END
}

// HINTS
// Both logarithms are of the same sum: −ln σ(z) = ln(1 + e⁻ᶻ), and −ln(1 − σ(z)) is z more.
//
// You have (1 − y)z + ln(1 + e⁻ᶻ), which overflows for z < 0. There, take −z out of the logarithm;
// one formula with the absolute value of z serves both signs.
//
// The cost of an example is max(z, 0) - z * y + log1p(exp(-abs(z))); the loss is the mean.
