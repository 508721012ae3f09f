import ExerciseKit
import Tensors

/// The way back through a layer of LSTM units.
///
///     dhₜ = dyₜ + dzₜ₊₁ · Whᵀ                   dcₜ = dhₜ ⊙ o ⊙ (1 − tanh² cₜ) + dcₜ₊₁ ⊙ fₜ₊₁
///     dz_i = dcₜ ⊙ g ⊙ i(1 − i)                 dz_f = dcₜ ⊙ cₜ₋₁ ⊙ f(1 − f)
///     dz_g = dcₜ ⊙ i ⊙ (1 − g²)                 dz_o = dhₜ ⊙ tanh cₜ ⊙ o(1 − o)
///     dxₜ = dzₜ · Wxᵀ                           dWx = Σₜ xₜᵀ · dzₜ
///     dWh = Σₜ hₜ₋₁ᵀ · dzₜ                      db = Σₜₙ dzₜₙ
///
/// i, f, g and o are those of step t, after their σ and tanh; dzₜ has them side by side, in this
/// order. Nothing comes from behind step T. h₀ and c₀ get what step 1 hands back: dh₀ = dz₁ · Whᵀ,
/// dc₀ = dc₁ ⊙ f₁. Shapes: xₜ [N, D], Wx [D, 4·H], Wh [H, 4·H], dzₜ [N, 4·H], all others [N, H].
///
/// Chapter 10; article 001 §5.2. Useful: `a.matmul(b)`, `a.transposed`, `a.sumOfRows()`,
/// `Tensor.concatenating([a, b], along: 1)`, `Tensor.zeros(shape)`, `(0..<n).reversed()`.
///
/// - Parameters:
///   - x: The inputs x₁ … x_T.
///   - steps: The gates, the cell and the state of every step, as the forward pass left them.
///   - wx: The weights Wx.
///   - wh: The weights Wh.
///   - h0: The state h₀.
///   - c0: The cell c₀.
///   - dy: The gradients of the states by way of the loss at their own step.
/// - Returns: dz and dx of every step, and the gradients of h₀, c₀, Wx, Wh and b.
public func lstmBackward(
  _ x: [Tensor],
  steps: [(i: Tensor, f: Tensor, g: Tensor, o: Tensor, c: Tensor, h: Tensor)],
  wx: Tensor, wh: Tensor, h0: Tensor, c0: Tensor, dy: [Tensor]
) -> (
  dz: [Tensor], dx: [Tensor], dh0: Tensor, dc0: Tensor, dWx: Tensor, dWh: Tensor, db: Tensor
) {
  // SOLUTION
  var (dz, dx) = (x, x)
  var (dh, dc) = (Tensor.zeros(h0.shape), Tensor.zeros(c0.shape))
  var (dWx, dWh) = (Tensor.zeros(wx.shape), Tensor.zeros(wh.shape))
  var db = Tensor.zeros([wh.shape[1]])
  for t in x.indices.reversed() {
    let (i, f, g, o, c, _) = steps[t]
    let (hBefore, cBefore) = t == 0 ? (h0, c0) : (steps[t - 1].h, steps[t - 1].c)
    let shown = tanh(c)
    dh += dy[t]
    dc += dh * o * (1 - shown * shown)
    let gates = [
      dc * g * i * (1 - i), dc * cBefore * f * (1 - f),
      dc * i * (1 - g * g), dh * shown * o * (1 - o),
    ]
    dz[t] = .concatenating(gates, along: 1)

    dx[t] = dz[t].matmul(wx.transposed)
    dWx += x[t].transposed.matmul(dz[t])
    dWh += hBefore.transposed.matmul(dz[t])
    db += dz[t].sumOfRows()
    dh = dz[t].matmul(wh.transposed)
    dc *= f
  }
  return (dz, dx, dh, dc, dWx, dWh, db)
  // END
}

// HINTS
// Two gradients are carried from step to step, as two things were on the way there: dh comes back
// through Whᵀ, dc through the forget gate alone. At each step dh flows into dc, never the other way.
//
// Start both at zeros and walk from the last step to the first. First complete dh with dy, then dc
// with what dh hands it, then the four gates; the cell before the step is c0 at the first.
//
// dc += dh * o * (1 - shown * shown) with shown = tanh(c); at the end of the step dh =
// dz[t].matmul(wh.transposed) and dc *= f, which after the first step are dh0 and dc0.
