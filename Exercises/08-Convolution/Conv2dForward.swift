import ExerciseKit
import Tensors

/// A convolution layer, forward, as the sum stands.
///
///     yₙᵢⱼf = b_f + Σₚ Σ_q Σ_c  w_pqcf · x[n, i·s + p, j·s + q, c]
///
/// Shapes: x [N, H, W, C], w [kH, kW, C, F], b [F], y [N, H', W', F] with H' = ⌊(H − kH) / s⌋ + 1 and
/// W' likewise. No padding, no dilation; the window is never larger than the image.
///
/// Chapter 08; articles 004 §3.2.1 (one kernel, one channel), 003 §3.5.3. Useful:
/// `Tensor.zeros([…])`, `x.shape[1]`, `x[n, u, v, c]`.
///
/// - Parameters:
///   - x: The images.
///   - w: The kernels.
///   - b: The biases.
///   - stride: The step s, on both axes.
/// - Returns: The feature maps y.
public func conv2dForward(_ x: Tensor, _ w: Tensor, _ b: Tensor, stride: Int) -> Tensor {
  todo()
}
