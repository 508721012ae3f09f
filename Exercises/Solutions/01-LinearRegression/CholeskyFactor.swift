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
