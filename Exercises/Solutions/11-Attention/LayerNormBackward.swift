import ExerciseKit
import Tensors

/// The way back through layer normalisation.
///
///     forward     μₙ = 1/D Σⱼ xₙⱼ      vₙ = 1/D Σⱼ (xₙⱼ − μₙ)²      σₙ = √(vₙ + ε)
///                 x̂ₙⱼ = (xₙⱼ − μₙ)/σₙ                               yₙⱼ = γⱼ · x̂ₙⱼ + βⱼ
///     backward    dβⱼ = Σₙ dyₙⱼ        dγⱼ = Σₙ dyₙⱼ · x̂ₙⱼ          dx̂ₙⱼ = γⱼ · dyₙⱼ
///                 dxₙⱼ = 1/σₙ · (dx̂ₙⱼ − 1/D Σₖ dx̂ₙₖ − x̂ₙⱼ · 1/D Σₖ dx̂ₙₖ · x̂ₙₖ)
///
/// An entry of x moves y by itself, and through μ and v all of its row. So dx sums to 0 along every
/// row, while γ and β serve all rows and collect from all of them.
///
/// Shapes: x, y, dy and dx [N, D]; γ, β, dγ and dβ [D]; μ, v and σ [N].
///
/// Chapter 11; no article has it. Useful: `x.meanOfColumns()`, one number a row, [N, D] → [N];
/// `x.sumOfRows()`, [N, D] → [D]; `sqrt(a)`; `x.transposed.tensor`, rows and columns exchanged. A
/// vector meets every row of a matrix, [N, D] ∘ [D].
///
/// - Parameters:
///   - x: The rows of the forward pass.
///   - gain: The gains γ.
///   - dy: The gradient of the output.
///   - epsilon: The number ε under the root.
/// - Returns: The gradients of x, γ and β.
public func layerNormBackward(
  _ x: Tensor, gain: Tensor, _ dy: Tensor, epsilon: Scalar
) -> (dx: Tensor, dGain: Tensor, dBias: Tensor) {
  // SOLUTION
  let columns = x.transposed.tensor  // [D, N]: what was a row is a column now
  let centred = columns - columns.meanOfRows()
  let deviation = sqrt((centred * centred).meanOfRows() + epsilon)
  let normal = centred / deviation

  let dNormal = (dy * gain).transposed.tensor
  let alongMean = dNormal.meanOfRows()
  let alongVariance = (dNormal * normal).meanOfRows()
  let dx = (dNormal - alongMean - normal * alongVariance) / deviation
  return (dx.transposed.tensor, (dy * normal.transposed.tensor).sumOfRows(), dy.sumOfRows())
  // END
}

// HINTS
// Two directions meet: dγ and dβ are sums down the columns, over all rows; the two means in dx run
// along a row, for each row its own.
//
// Make x̂ and σ anew as on the way there. γ comes first: dx̂ is dy times γ, and the means are those
// of dx̂ and of dx̂ times x̂. The σ of the row divides at the end.
//
// With rows and columns exchanged, dx is (dNormal - dNormal.meanOfRows() - normal * (dNormal *
// normal).meanOfRows()) / deviation, to be exchanged back.
