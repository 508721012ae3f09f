import ExerciseKit
import Tensors

/// Max and average pooling, there and back.
///
///     max     yₙᵢⱼc = the largest x[n, i·s + p, j·s + q, c] with 0 ≤ p, q < k
///             dx: every dyₙᵢⱼc goes to the place of the largest, the first one in row order
///     mean    yₙᵢⱼc = 1/k² · Σₚ Σ_q  x[n, i·s + p, j·s + q, c]
///             dx: every dyₙᵢⱼc goes to all k² places, 1/k² of it to each
///
/// Windows overlap where s < k: a pixel adds up what it receives. Rows and columns that the windows
/// leave over are not looked at and have gradient 0. Shapes: x [N, H, W, C], dy and both y
/// [N, H', W', C] with H' = ⌊(H − k) / s⌋ + 1 and W' likewise. The same dy goes back both ways.
///
/// Chapter 08, "Pooling"; article 004 §3.2.2. Useful: `Tensor.zeros(x.shape)`, `x[n, u, v, c]`.
///
/// - Parameters:
///   - x: The images.
///   - size: The rows and columns k of the window.
///   - stride: The step s, on both axes.
///   - dy: The gradient of the output.
/// - Returns: The output and the gradient of the input, for the maximum and for the mean.
public func pooling(
  _ x: Tensor, size: Int, stride: Int, dy: Tensor
) -> (max: (y: Tensor, dx: Tensor), mean: (y: Tensor, dx: Tensor)) {
  todo()
}
