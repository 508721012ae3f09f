import ExerciseKit
import Tensors

/// The linear model with the smallest loss, found at once by the normal equation.
///
///     minimise    L = 1/n · ‖X · θ − y‖² + λ‖W‖²      X = [1 x]      n = N · M
///     ∂L/∂θ = 0   gives  (XᵀX + nλ · J) · θ = Xᵀy
///
/// J is the identity with a 0 for the intercept: the ridge λ holds the weights small and leaves the
/// bias free. Shapes: x [N, D], y [N, M], X [N, D + 1], θ [D + 1, M]: the bias b in the first row,
/// the weights W below.
///
/// `solve(A, c)` solves A · z = c by Cholesky's factor. If A is singular it gives `Tensor.empty`, and
/// so do you.
///
/// Chapter 01; beyond the articles. Useful: `Tensor.concatenating([a, b], along: 1)`,
/// `Tensor(repeating: 1, shape: [n, 1])`, `a.transposed.matmul(b)`.
///
/// - Parameters:
///   - x: The inputs.
///   - y: The targets.
///   - ridge: The ridge λ, 0 or more.
///   - solve: The solution z of A · z = c, for A [K, K] and c [K, M].
/// - Returns: The parameters θ, or `Tensor.empty` if no single θ is best.
public func normalEquation(
  _ x: Tensor, _ y: Tensor, _ ridge: Scalar,
  _ solve: (_ matrix: Tensor, _ right: Tensor) -> Tensor
) -> Tensor {
  // SOLUTION
  let ones = Tensor(repeating: 1, shape: [x.shape[0], 1])
  let design = Tensor.concatenating([ones, x], along: 1)
  var gram = design.transposed.matmul(design)
  for i in 1..<gram.shape[0] { gram[i, i] += Scalar(y.count) * ridge }
  return solve(gram, design.transposed.matmul(y))
  // END
}

// HINTS
// The bias is the weight of an input that is always 1. With such a column the whole model is one
// product, X · θ.
//
// Build X, then XᵀX, and add n times the ridge to its diagonal, all but the place of the bias. The
// right-hand side is Xᵀy.
//
// For every i from 1 on: `gram[i, i] += Scalar(y.count) * ridge`; then solve with the gram matrix
// and the transposed X times y.
