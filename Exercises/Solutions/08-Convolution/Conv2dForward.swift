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
  // SOLUTION
  let rows = (x.shape[1] - w.shape[0]) / stride + 1
  let columns = (x.shape[2] - w.shape[1]) / stride + 1
  var y = Tensor.zeros([x.shape[0], rows, columns, w.shape[3]])
  for n in 0..<x.shape[0] {
    for i in 0..<rows {
      for j in 0..<columns {
        for f in 0..<w.shape[3] {
          var sum = b[f]
          for p in 0..<w.shape[0] {
            for q in 0..<w.shape[1] {
              for c in 0..<w.shape[2] {
                sum += w[p, q, c, f] * x[n, i * stride + p, j * stride + q, c]
              }
            }
          }
          y[n, i, j, f] = sum
        }
      }
    }
  }
  return y
  // END
}

// HINTS
// Seven loops: four over the places of y, three over the cells of the kernel. Nothing is turned, and
// nothing is clever.
//
// The sum starts at the bias of its map. The inner three loops add to it; only then it is stored.
//
// sum += w[p, q, c, f] * x[n, i * stride + p, j * stride + q, c], with p, q and c inside of n, i, j
// and f.
