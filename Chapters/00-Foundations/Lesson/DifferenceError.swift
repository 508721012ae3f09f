import Foundation
import Tensors

// A difference quotient is wrong twice. Cut off before the limit, it is off by what Taylor's series
// has left, and that falls with h. And the computer knows f only to one half unit of the last digit,
// ε/2 · |f|: two such errors, divided by h or 2h, and that grows as h falls.
//
//     forward    |error| ≤ h/2 · |f″|  + ε · |f| / h       smallest at  h = √(2ε · |f| / |f″|)
//     central    |error| ≤ h²/6 · |f‴| + ε · |f| / 2h      smallest at  h = ∛(3ε/2 · |f| / |f‴|)
//
// With ε = 2⁻⁵² the smallest bounds are 2 · 10⁻⁸ and 2 · 10⁻¹¹ where f and its derivatives are
// near 1: of the 16 digits of a Double the forward quotient saves 8, the central one 10 or 11.

extension DifferenceQuotient {
  /// How far the quotient can be from the derivative: the truncation and the rounding, added.
  ///
  /// - Parameters:
  ///   - h: The step, above 0.
  ///   - value: The largest |f| in reach of the step.
  ///   - next: The largest |f″| (forward) or |f‴| (central) in reach of the step.
  /// - Returns: The bound.
  public func errorBound(step h: Scalar, value: Scalar, next: Scalar) -> Scalar {
    switch self {
    case .forward: h / 2 * next + Scalar.ulpOfOne * value / h
    case .central: h * h / 6 * next + Scalar.ulpOfOne * value / (2 * h)
    }
  }

  /// The step with the smallest bound; infinite where `next` is 0 and no step is too large.
  ///
  /// Why: the derivative of the bound with respect to h vanishes there.
  ///
  /// - Parameters:
  ///   - value: The size of f, |f|.
  ///   - next: The size of |f″| (forward) or |f‴| (central).
  /// - Returns: The step.
  public func bestStep(value: Scalar, next: Scalar) -> Scalar {
    switch self {
    case .forward: (2 * Scalar.ulpOfOne * value / next).squareRoot()
    case .central: cbrt(3 * Scalar.ulpOfOne / 2 * value / next)
    }
  }
}
