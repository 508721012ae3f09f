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
  todo()
}
