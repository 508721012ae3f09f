import ExerciseKit
import Tensors

/// The way back through a convolution layer.
///
///     forward     yₙᵢⱼf = b_f + Σₚ Σ_q Σ_c  w_pqcf · x[n, i·s + p, j·s + q, c]
///     backward    dw_pqcf = Σₙ Σᵢ Σⱼ  dyₙᵢⱼf · x[n, i·s + p, j·s + q, c]
///                 dx[n, u, v, c] = Σ over all (i, j, p, q) with i·s + p = u and j·s + q = v
///                                  Σ_f  dyₙᵢⱼf · w_pqcf
///                 db_f = Σₙ Σᵢ Σⱼ  dyₙᵢⱼf
///
/// Shapes: x [N, H, W, C], w [kH, kW, C, F], dy [N, H', W', F]. Each gradient has the shape of what it
/// belongs to. Pixels that no window covers have gradient 0. The loss has divided by N already.
///
/// Chapter 08, "Backward, derived"; article 004 §3.2.1. Useful: `Tensor.zeros(x.shape)`,
/// `dx[n, u, v, c] += …`.
///
/// - Parameters:
///   - x: The input of the forward pass.
///   - w: The kernels.
///   - dy: The gradient of the output.
///   - stride: The step s, on both axes.
/// - Returns: The gradients of x, w and b.
public func conv2dBackward(
  _ x: Tensor, _ w: Tensor, _ dy: Tensor, stride: Int
) -> (dx: Tensor, dW: Tensor, db: Tensor) {
  todo()
}
