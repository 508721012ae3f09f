import ExerciseKit
import Tensors

/// Backpropagation through time: the way back through a recurrent layer.
///
///     forward     hₜ  = tanh(xₜ · Wx + hₜ₋₁ · Wh + b)           t = 1 … T
///     backward    dhₜ = dyₜ + dzₜ₊₁ · Whᵀ                        nothing comes from behind step T
///                 dzₜ = dhₜ ⊙ (1 − hₜ²)
///                 dxₜ = dzₜ · Wxᵀ      dh₀ = dz₁ · Whᵀ
///                 dWx = Σₜ xₜᵀ · dzₜ    dWh = Σₜ hₜ₋₁ᵀ · dzₜ    db = Σₜₙ dzₜₙ
///
/// dyₜ is what the loss says about hₜ at step t itself; what it says by way of later steps comes back
/// through Wh. Shapes: `x` lists x₁ … x_T, [N, D]; `states` lists h₀ … h_T, [N, H], one more; `dy`
/// lists dy₁ … dy_T, [N, H]. So the step that uses x[t] goes from states[t] to states[t + 1].
///
/// Chapter 09; article 000 §3.3. Useful: `a.matmul(b)`, `a.transposed`, `a.sumOfRows()`,
/// `Tensor.zeros(shape)`, `(0..<n).reversed()`.
///
/// - Parameters:
///   - x: The inputs x₁ … x_T.
///   - states: The states h₀ … h_T of the forward pass.
///   - wx: The weights Wx, [D, H].
///   - wh: The weights Wh, [H, H].
///   - dy: The gradients of the states by way of the loss at their own step.
/// - Returns: The gradients of x₁ … x_T, of h₀, Wx, Wh and b.
public func bptt(
  _ x: [Tensor], states: [Tensor], wx: Tensor, wh: Tensor, dy: [Tensor]
) -> (dx: [Tensor], dInitial: Tensor, dWx: Tensor, dWh: Tensor, db: Tensor) {
  // SOLUTION
  var dx = x
  var carried = Tensor.zeros(states[0].shape)
  var (dWx, dWh, db) = (Tensor.zeros(wx.shape), Tensor.zeros(wh.shape), Tensor.zeros([wh.shape[0]]))
  for t in x.indices.reversed() {
    let h = states[t + 1]
    let dz = (dy[t] + carried) * (1 - h * h)
    dx[t] = dz.matmul(wx.transposed)
    dWx += x[t].transposed.matmul(dz)
    dWh += states[t].transposed.matmul(dz)
    db += dz.sumOfRows()
    carried = dz.matmul(wh.transposed)
  }
  return (dx, carried, dWx, dWh, db)
  // END
}

// HINTS
// Unrolled, this is a network of T layers that share their weights. Walk it from the last step to
// the first; at every step add what the loss says there to what comes back from the step after.
//
// Keep what comes back in a variable that starts at zeros. The slope takes the state after the step,
// states[t + 1]; the gradient of Wh takes the state before it, states[t]. Gradients of the weights
// are sums over all steps.
//
// dz = (dy[t] + carried) * (1 - h * h), and at the end of the step carried =
// dz.matmul(wh.transposed); after the last one it is the gradient of the initial state.
