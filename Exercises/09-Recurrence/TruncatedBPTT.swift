import ExerciseKit
import Tensors

/// Truncated backpropagation through time: chunks of k steps, the state carried, the gradient not.
///
///     forward     hₜ  = tanh(xₜ · Wx + hₜ₋₁ · Wh + b)      through all T steps
///     backward    dzₜ = (dyₜ + carriedₜ) ⊙ (1 − hₜ²)
///                 carriedₜ = dzₜ₊₁ · Whᵀ, but 0 where step t + 1 begins a new chunk
///                 dxₜ = dzₜ · Wxᵀ      dWh = Σₜ hₜ₋₁ᵀ · dzₜ
///
/// The first chunk has the first k steps, the next one the k after that, and the last one those that
/// are left. Shapes as in `bptt`; the answers list T states and T gradients of inputs. For k ≥ T
/// nothing is cut off.
///
/// Chapter 09. Useful: `a.matmul(b)`, `a.transposed`, `tanh(a)`, `n.isMultiple(of: k)`.
///
/// - Parameters:
///   - x: The inputs x₁ … x_T, [N, D].
///   - wx: The weights Wx, [D, H].
///   - wh: The weights Wh, [H, H].
///   - b: The bias, [H].
///   - initial: The state h₀, [N, H].
///   - dy: The gradients of the states by way of the loss at their own step, [N, H].
///   - chunk: The steps k of a chunk, at least 1.
/// - Returns: The states h₁ … h_T, the truncated gradients of the inputs, and that of Wh.
public func truncatedBPTT(
  _ x: [Tensor], wx: Tensor, wh: Tensor, b: Tensor, initial: Tensor, dy: [Tensor], chunk: Int
) -> (states: [Tensor], dx: [Tensor], dWh: Tensor) {
  todo()
}
