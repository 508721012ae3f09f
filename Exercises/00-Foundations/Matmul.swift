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
  todo()
}
