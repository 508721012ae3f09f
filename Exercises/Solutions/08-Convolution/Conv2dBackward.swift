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
  // SOLUTION
  var (dx, dW, db) = (Tensor.zeros(x.shape), Tensor.zeros(w.shape), Tensor.zeros([w.shape[3]]))
  for n in 0..<dy.shape[0] {
    for i in 0..<dy.shape[1] {
      for j in 0..<dy.shape[2] {
        for f in 0..<dy.shape[3] {
          let slope = dy[n, i, j, f]
          db[f] += slope
          for p in 0..<w.shape[0] {
            for q in 0..<w.shape[1] {
              let (u, v) = (i * stride + p, j * stride + q)
              for c in 0..<w.shape[2] {
                dW[p, q, c, f] += slope * x[n, u, v, c]
                dx[n, u, v, c] += slope * w[p, q, c, f]
              }
            }
          }
        }
      }
    }
  }
  return (dx, dW, db)
  // END
}

// HINTS
// Wherever forward multiplies a weight by a pixel, each of the two receives dy of that output, times
// the other.
//
// The seven loops of forward, as they are, with dy in place of y. Inside there are two lines, one for
// each factor; both add, since a pixel stands under several windows and a weight at all places.
//
// dW[p, q, c, f] += slope * x[n, u, v, c] and dx[n, u, v, c] += slope * w[p, q, c, f], with u = i ·
// s + p, v = j · s + q and slope = dy[n, i, j, f]; db[f] += slope once an output.
