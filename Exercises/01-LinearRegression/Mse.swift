import ExerciseKit
import Tensors

/// The mean squared error of predictions.
///
///     L = 1/n · Σ (ŷ − y)²
///
/// Shapes: ŷ and y are [N, M], N examples with M outputs each. The mean is over all n = N · M
/// elements, and there is no ½.
///
/// Chapter 01; article 002 §4.2, 003 §3.3, 004 §4.1.1. Useful: `a - b`, `a * b` (element by
/// element), `a.mean()`.
///
/// - Parameters:
///   - predictions: The predictions ŷ.
///   - targets: The targets y.
/// - Returns: The loss, one number.
public func mse(_ predictions: Tensor, _ targets: Tensor) -> Scalar {
  todo()
}
