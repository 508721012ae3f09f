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
  // SOLUTION
  let width = h0.shape[1]
  var (h, c) = (h0, c0)
  return x.map { input in
    let z = input.matmul(wx) + h.matmul(wh) + b
    let parts = z.split(into: [width, width, width, width], along: 1)
    let (i, f) = (sigmoid(parts[0]), sigmoid(parts[1]))
    let (g, o) = (tanh(parts[2]), sigmoid(parts[3]))
    c = f * c + i * g
    h = o * tanh(c)
    return (i, f, g, o, c, h)
  }
  // END
}

// HINTS
// It is a recurrent layer with two things to carry on: the state h goes into the next step's
// products, the cell c only into the next cell.
//
// One product makes all four gates. Cut it into four blocks of columns in the order i, f, g, o; three
// of them are shares and take σ, the candidate g takes tanh.
//
// c = f * c + i * g, then h = o * tanh(c), with both variables started at c0 and h0.
