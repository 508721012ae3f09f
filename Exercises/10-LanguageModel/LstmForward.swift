import ExerciseKit
import Tensors

/// A layer of LSTM units, step by step.
///
///     z = xₜ · Wx + hₜ₋₁ · Wh + b             four blocks of H columns: z_i, z_f, z_g, z_o
///     i, f, o = σ(z_i), σ(z_f), σ(z_o)        g = tanh z_g
///     cₜ = f ⊙ cₜ₋₁ + i ⊙ g                   hₜ = o ⊙ tanh cₜ
///
/// i is what is let in, f what is kept, g what might be let in, o what is shown. Shapes: `x` lists T
/// inputs [N, D], one a step; Wx [D, 4·H], Wh [H, 4·H], b [4·H]; all others [N, H].
///
/// Chapter 10; article 001 §5.2. Useful: `a.matmul(b)`, `sigmoid(a)`, `tanh(a)`,
/// `z.split(into: [H, H, H, H], along: 1)`, which cuts columns into blocks.
///
/// - Parameters:
///   - x: The inputs, one a step.
///   - wx: The weights Wx of the input.
///   - wh: The weights Wh of the state before.
///   - b: The bias.
///   - h0: The state h₀.
///   - c0: The cell c₀.
/// - Returns: The gates, the cell and the state of every step.
public func lstmForward(
  _ x: [Tensor], wx: Tensor, wh: Tensor, b: Tensor, h0: Tensor, c0: Tensor
) -> [(i: Tensor, f: Tensor, g: Tensor, o: Tensor, c: Tensor, h: Tensor)] {
  todo()
}
