import ExerciseKit
import Foundation
import Tensors

/// The logarithm of a sum of powers, row by row, without overflow.
///
///     yₙ = ln Σₘ exp(xₙₘ)
///
/// Shapes: x [N, M], y [N]. The logits may be ±1000, where exp(x) is ∞ or 0 and y is not. An x of −∞
/// adds exp(−∞) = 0; a row with nothing but −∞ gives ln 0 = −∞.
///
/// Chapter 02 builds the cross-entropy on it, article 004 §4.1.2. Useful: `exp`, `log`,
/// `x.rows(n..<n + 1)`, `row.max()`. `logSumExpOfColumns` would be cheating.
///
/// - Parameter x: The logits.
/// - Returns: One number a row.
public func logSumExp(_ x: Tensor) -> Tensor {
  // SOLUTION
  Tensor(
    (0..<x.shape[0]).map { n in
      let row = x.rows(n..<n + 1)
      let largest = row.max()
      if largest == -.infinity { return largest }  // −∞ − (−∞) would be NaN
      return largest + log(exp(row - largest).sum())  // no power exceeds 1
    })
  // END
}

// HINTS
// exp(1000) is infinite, but exp(1000 − 1000) is 1: take out a common factor of all powers of a
// row, and its logarithm comes out of the logarithm as a term.
//
// The best factor is the power of the row's own largest x: nothing overflows then, and one power
// is 1. Look what happens to a row in which the largest x is −∞.
//
// With m the largest x of the row the result is m + log(Σ exp(x − m)); if m is −∞, it is −∞.
