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
  // SOLUTION
  let error = predictions - targets
  return (error * error).mean()
  // END
}

// HINTS
// How wrong is one element? Square that, so that too much and too little count alike.
//
// The last step makes one number of N · M: it is a mean, over outputs as well as examples.
//
// With the error e = ŷ − y: `(e * e).mean()`.
