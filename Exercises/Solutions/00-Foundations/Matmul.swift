import ExerciseKit
import Tensors

/// The matrix product, written by hand: any order of the loops, in blocks or not.
///
///     yᵢⱼ = Σₚ xᵢₚ · wₚⱼ
///
/// Shapes: x [N, K], w [K, M], y [N, M]. No size need be a multiple of anything.
///
/// Chapter 00, "The matrix product"; no article explains it, all of them use it. Useful:
/// `Tensor.zeros([n, m])`, `x[i, p]`, `x.scalars`. The method `x.matmul(w)` would be cheating.
///
/// - Parameters:
///   - x: The left factor.
///   - w: The right factor, with as many rows as x has columns.
/// - Returns: The product.
public func matmul(_ x: Tensor, _ w: Tensor) -> Tensor {
  // SOLUTION
  let (n, k, m) = (x.shape[0], x.shape[1], w.shape[1])
  var y = Tensor.zeros([n, m])
  for i in 0..<n {
    for j in 0..<m {
      var sum: Scalar = 0
      for p in 0..<k { sum += x[i, p] * w[p, j] }
      y[i, j] = sum
    }
  }
  return y
  // END
}

// HINTS
// Every entry of the product is a row of x times a column of w: multiply pairs, add them up.
//
// Three loops, over the rows i, the columns j and the terms p. Where does the sum begin, where
// does it end, and how many terms has it?
//
// For every i and j: start a sum at 0, add x[i, p] times w[p, j] for all K values of p, and store
// it at y[i, j].
