import ExerciseKit
import Tensors

/// A layer of GRU units, step by step.
///
///     a = xₜ · Wx + bx        u = hₜ₋₁ · Wh + bh        three blocks of H columns each: r, z, n
///     r = σ(a_r + u_r)        z = σ(a_z + u_z)          n = tanh(a_n + r ⊙ u_n)
///     hₜ = (1 − z) ⊙ n + z ⊙ hₜ₋₁
///
/// r is what the candidate n sees of the past, z what is kept of it. The reset gate acts behind the
/// product, on u_n with its bias, and so two biases are needed. Shapes: `x` lists T inputs [N, D], one
/// a step; Wx [D, 3·H], Wh [H, 3·H], bx and bh [3·H]; all others [N, H].
///
/// Chapter 10; K. Cho and others, 2014. Useful: `a.matmul(b)`, `sigmoid(a)`, `tanh(a)`,
/// `a.split(into: [H, H, H], along: 1)`, which cuts columns into blocks.
///
/// - Parameters:
///   - x: The inputs, one a step.
///   - wx: The weights Wx of the input.
///   - wh: The weights Wh of the state before.
///   - bx: The bias bx.
///   - bh: The bias bh.
///   - h0: The state h₀.
/// - Returns: The gates, the candidate and the state of every step.
public func gru(
  _ x: [Tensor], wx: Tensor, wh: Tensor, bx: Tensor, bh: Tensor, h0: Tensor
) -> [(r: Tensor, z: Tensor, n: Tensor, h: Tensor)] {
  // SOLUTION
  let width = h0.shape[1]
  var h = h0
  return x.map { input in
    let a = (input.matmul(wx) + bx).split(into: [width, width, width], along: 1)
    let u = (h.matmul(wh) + bh).split(into: [width, width, width], along: 1)
    let r = sigmoid(a[0] + u[0])
    let z = sigmoid(a[1] + u[1])
    let n = tanh(a[2] + r * u[2])
    h = (1 - z) * n + z * h
    return (r, z, n, h)
  }
  // END
}

// HINTS
// The new state is a mixture of the candidate and the old state, unit by unit; z is the share of the
// old one.
//
// Keep the two products apart, since r comes between them: the gates take the sums a + u, the
// candidate takes a and only a share of u.
//
// n = tanh(a[2] + r * u[2]), then h = (1 - z) * n + z * h.
