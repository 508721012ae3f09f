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
  todo()
}
