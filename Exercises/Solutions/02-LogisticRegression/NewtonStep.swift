import ExerciseKit
import Tensors

/// A step of Newton's method for logistic regression: to the bottom of the parabola that fits the
/// loss at θ.
///
///     p = σ(X · θ)      g = 1/N · Xᵀ(p − y)      H = 1/N · Xᵀ diag(p(1 − p)) X
///     θ ← θ − (H + λI)⁻¹ g
///
/// Shapes: X [N, D], its first column all ones; y [N, 1], each 0 or 1; θ and g [D, 1], H [D, D].
/// The damping λ ≥ 0 is added on the diagonal: where a plane separates the classes, p(1 − p) fades,
/// and without λ the step has no bound. Take the whole step, whatever the loss does.
///
/// Chapter 02; beyond the articles. Useful: `sigmoid(z)`, `a.matmul(b)`, `a.transposed` (of which
/// `a.transposed.tensor` is a copy), `a.reshaped([-1])` (a column as a vector) and `a * v`, which
/// multiplies column j of a by v[j].
///
/// - Parameters:
///   - theta: The parameters θ.
///   - x: The inputs X.
///   - y: The classes.
///   - damping: The damping λ.
///   - solve: Gives the z [D, 1] with A · z = c for a matrix A [D, D] and a column c [D, 1].
/// - Returns: The parameters after the step, [D, 1].
public func newtonStep(
  _ theta: Tensor, _ x: Tensor, _ y: Tensor, _ damping: Scalar,
  _ solve: (_ a: Tensor, _ c: Tensor) -> Tensor
) -> Tensor {
  // SOLUTION
  let n = Scalar(x.shape[0])
  let p = sigmoid(x.matmul(theta))
  let gradient = x.transposed.matmul(p - y) / n
  let slope = (p * (1 - p)).reshaped([-1])
  let weighted = x.transposed.tensor * slope  // Xᵀ diag(p(1 − p))  [D, N]
  var curvature = weighted.matmul(x) / n
  for i in 0..<theta.count { curvature[i, i] += damping }
  return theta - solve(curvature, gradient)
  // END
}

// HINTS
// Gradient descent divides the slope by a fixed number, 1/η. Newton's method divides it by the
// curvature, which is a matrix: dividing means solving.
//
// diag(p(1 − p)) need not be formed: it gives row n of X, column n of the transposed X, the weight
// p(1 − p) of example n. The damping goes on the diagonal only; then solve.
//
// (x.transposed.tensor * weights).matmul(x) / n is H; add damping to H[i, i]; the result is theta
// - solve(H, g).
