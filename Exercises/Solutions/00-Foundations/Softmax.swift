import ExerciseKit
import Foundation
import Tensors

/// From logits to probabilities, row by row, without overflow.
///
///     pₙₘ = exp(xₙₘ) / Σⱼ exp(xₙⱼ)
///
/// Shapes: x and p [N, M]. Rows are examples: every row sums to 1. The logits may be ±1000, where
/// exp(x) is ∞ or 0 and p is neither; an x of −∞ has the probability 0. No row holds nothing but −∞.
///
/// Chapter 02 is built on it; article 003 §3.5.5. Useful: `exp`, `x.rows(n..<n + 1)`, `row.max()`,
/// `row.sum()`, `row.scalars`.
///
/// - Parameter x: The logits.
/// - Returns: The probabilities.
public func softmax(_ x: Tensor) -> Tensor {
  // SOLUTION
  var p: [Scalar] = []
  for n in 0..<x.shape[0] {
    let row = x.rows(n..<n + 1)
    let powers = exp(row - row.max())  // the same factor above and below the line
    p += (powers / powers.sum()).scalars
  }
  return Tensor(shape: x.shape, scalars: p)
  // END
}

// HINTS
// Whatever is added to all logits of a row is the same factor above and below the line. Choose it
// such that no power overflows and not all of them vanish.
//
// Each row needs two numbers of its own: its largest logit, taken out before the powers, and the
// sum of its powers.
//
// For each row, with m its largest logit: divide exp(x − m) by the sum of the row's exp(x − m).
