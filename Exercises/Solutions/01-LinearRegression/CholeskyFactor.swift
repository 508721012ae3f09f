import ExerciseKit
import Tensors

/// The Cholesky factor of a symmetric matrix: A = L · Lᵀ with L lower triangular.
///
///     Lⱼⱼ = √(Aⱼⱼ − Σₖ Lⱼₖ²)                over k < j
///     Lᵢⱼ = (Aᵢⱼ − Σₖ Lᵢₖ Lⱼₖ) / Lⱼⱼ        over k < j, for i > j
///
/// Shapes: A and L are [D, D]; L is 0 above the diagonal. What stands under the root is the pivot. If
/// one is not above 1e-10 · Aⱼⱼ, column j says nothing new: there is no factor, return `.empty`.
///
/// Chapter 01; beyond the articles. Useful: `Tensor.zeros([d, d])`, `a[i, j]`,
/// `number.squareRoot()`.
///
/// - Parameter matrix: The matrix A.
/// - Returns: The factor L, or `Tensor.empty` if a pivot is too small.
public func choleskyFactor(_ matrix: Tensor) -> Tensor {
  // SOLUTION
  let size = matrix.shape[0]
  var factor = Tensor.zeros([size, size])
  for j in 0..<size {
    for i in j..<size {
      var rest = matrix[i, j]
      for k in 0..<j { rest -= factor[i, k] * factor[j, k] }
      if i > j {
        factor[i, j] = rest / factor[j, j]
      } else if rest > 1e-10 * matrix[j, j] {
        factor[j, j] = rest.squareRoot()
      } else {
        return .empty
      }
    }
  }
  return factor
  // END
}

// HINTS
// Write out L · Lᵀ for two rows and two columns: the first entry of A gives the first of L, and
// every further one contains a single entry of L that you do not know yet.
//
// Go column by column: the diagonal first, with the test of what stands under the root, then what
// is below it. The sums need only columns to the left, which are done.
//
// For row i of column j begin with A[i, j] and subtract L[i, k] · L[j, k] for every k < j. For i =
// j take the root of the rest, for i > j divide it by L[j, j].
