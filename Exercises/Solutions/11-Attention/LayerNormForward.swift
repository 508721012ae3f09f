import ExerciseKit
import Tensors

/// Layer normalisation: every row by its own mean and variance.
///
///     μₙ = 1/D Σⱼ xₙⱼ        vₙ = 1/D Σⱼ (xₙⱼ − μₙ)²
///     yₙⱼ = γⱼ · (xₙⱼ − μₙ)/√(vₙ + ε) + βⱼ
///
/// A row is a token, of this sequence or another: no row knows of any other, so that a batch of one
/// and text of any length are normalised like all else, in training and in use alike. What chapter
/// 07 does down the columns happens here along the rows.
///
/// Shapes: x and y [N, D]; γ and β [D]; μ and v [N].
///
/// Chapter 11; no article has it. Useful: `x.meanOfColumns()`, one number a row, [N, D] → [N];
/// `sqrt(a)`. A vector meets every row of a matrix, [N, D] ∘ [D]. To let one number meet a whole row,
/// write loops with `y[n, j]`, or exchange rows and columns for a while: `x.transposed.tensor`.
///
/// - Parameters:
///   - x: The rows.
///   - gain: The gains γ.
///   - bias: The shifts β.
///   - epsilon: The number ε under the root.
/// - Returns: The output y.
public func layerNormForward(
  _ x: Tensor, gain: Tensor, bias: Tensor, epsilon: Scalar
) -> Tensor {
  // SOLUTION
  let columns = x.transposed.tensor  // [D, N]: what was a row is a column now
  let centred = columns - columns.meanOfRows()
  let deviation = sqrt((centred * centred).meanOfRows() + epsilon)
  return (centred / deviation).transposed.tensor * gain + bias
  // END
}

// HINTS
// It is batch normalisation turned by a quarter: mean and variance belong to a row, and only γ and
// β belong to a column.
//
// First x less its mean, then the mean of the squares of that, then the root of that plus ε. With
// rows and columns exchanged, the vectors of one number a row meet the right entries.
//
// let columns = x.transposed.tensor; centred = columns - columns.meanOfRows(); at the end
// (centred / deviation).transposed.tensor * gain + bias.
