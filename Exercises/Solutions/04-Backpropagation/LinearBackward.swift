import ExerciseKit
import Tensors

/// The way back through a dense layer.
///
///     forward     y  = x · W + b
///     backward    dx = dy · Wᵀ      dW = xᵀ · dy      db = Σₙ dyₙ
///
/// Shapes: x [N, D], W [D, M], b [M]; dy = ∂L/∂y has the shape of y, [N, M]. Each gradient has the
/// shape of what it belongs to. The loss has divided by N already.
///
/// Chapter 04; article 004 §3.1.2, 002 §3.3. Useful: `a.matmul(b)`, `a.transposed`, `a.sumOfRows()`.
///
/// - Parameters:
///   - x: The input of the forward pass.
///   - weights: The weights W.
///   - dy: The gradient of the output.
/// - Returns: The gradients of x, W and b.
public func linearBackward(
  _ x: Tensor, _ weights: Tensor, _ dy: Tensor
) -> (dx: Tensor, dW: Tensor, db: Tensor) {
  // SOLUTION
  (dy.matmul(weights.transposed), x.transposed.matmul(dy), dy.sumOfRows())
  // END
}

// HINTS
// Each gradient collects all the ways in which its scalar reaches the loss: W[i, j] through y[n,
// j] of every example n, with weight x[n, i].
//
// Let the shapes lead you: of x [N, D] and dy [N, M] only one product is [D, M].
//
// dx is dy times the transposed weights, dW is the transposed x times dy, and db adds up the rows
// of dy.
