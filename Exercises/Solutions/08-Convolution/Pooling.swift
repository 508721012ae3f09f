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
  // SOLUTION
  var max = (y: Tensor.zeros(dy.shape), dx: Tensor.zeros(x.shape))
  var mean = max
  let share = 1 / Scalar(size * size)
  for n in 0..<dy.shape[0] {
    for i in 0..<dy.shape[1] {
      for j in 0..<dy.shape[2] {
        for c in 0..<dy.shape[3] {
          var (first, second) = (i * stride, j * stride)  // where the largest is
          for u in i * stride..<i * stride + size {
            for v in j * stride..<j * stride + size {
              if x[n, u, v, c] > x[n, first, second, c] { (first, second) = (u, v) }
              mean.y[n, i, j, c] += x[n, u, v, c] * share
              mean.dx[n, u, v, c] += dy[n, i, j, c] * share
            }
          }
          max.y[n, i, j, c] = x[n, first, second, c]
          max.dx[n, first, second, c] += dy[n, i, j, c]
        }
      }
    }
  }
  return (max, mean)
  // END
}

// HINTS
// The maximum is one of its inputs and the mean a share of all: so dy goes back to the one, or in
// shares to all. Nothing is lost on the way, and nothing added.
//
// Remember where the largest value is, as a place in the image, not in the window. Start with the
// window's first pixel, and let only a larger one take its place.
//
// If x[n, u, v, c] is above x[n, first, second, c], then (u, v) is the new place; behind the loops
// max.dx[n, first, second, c] += dy[n, i, j, c]; in them mean.dx[n, u, v, c] += dy[n, i, j, c] / k².
