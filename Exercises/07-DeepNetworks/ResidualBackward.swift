import ExerciseKit
import Tensors

/// The way back through a residual connection, with or without projection.
///
///     forward     y  = x + F(x)                   or    y  = x · P + F(x)
///     backward    dx = dy + F's gradient of x     or    dx = dy · Pᵀ + F's gradient of x
///                                                       dP = xᵀ · dy
///
/// Two ways lead from x to y, so two gradients come back and are added. What passes by comes back
/// whole: where F = 0, dx is dy to the last bit. P is `Tensor.empty` where x passes unchanged; then
/// so is dP.
///
/// Shapes: x and dx [N, D], P and dP [D, M], y and dy [N, M]; without projection M = D.
///
/// Chapter 07; article 002 §3.4, in words. Useful: `a.matmul(b)`, `a.transposed`, `a.count`.
///
/// - Parameters:
///   - x: The input of the forward pass.
///   - projection: The projection P, or `Tensor.empty`.
///   - dy: The gradient of the output.
///   - branchBackward: The way back through F, from the gradient of F to that of x.
/// - Returns: The gradients of x and P.
public func residualBackward(
  _ x: Tensor, projection: Tensor, _ dy: Tensor, branchBackward: (_ dF: Tensor) -> Tensor
) -> (dx: Tensor, dP: Tensor) {
  todo()
}
