import ExerciseKit
import Tensors

/// The states of a recurrent layer, step by step.
///
///     hₜ = tanh(xₜ · Wx + hₜ₋₁ · Wh + b)      t = 1 … T, from a given h₀
///
/// Shapes: `x` lists T inputs [N, D], one a step; Wx [D, H], Wh [H, H], b [H], h₀ [N, H]. The answer
/// lists the T states h₁ … h_T, each [N, H]; h₀ is not among them.
///
/// Chapter 09; article 000 §3.3, 003 §3.5.4. Useful: `a.matmul(b)`, `tanh(a)`, `a + b`, which adds a
/// vector to every row.
///
/// - Parameters:
///   - x: The inputs, one a step.
///   - wx: The weights Wx of the input.
///   - wh: The weights Wh of the state before.
///   - b: The bias.
///   - initial: The state h₀, a row a sequence.
/// - Returns: The states h₁ … h_T.
public func rnnForward(
  _ x: [Tensor], wx: Tensor, wh: Tensor, b: Tensor, initial: Tensor
) -> [Tensor] {
  todo()
}
