import ExerciseKit
import Tensors

/// The way back through batch normalisation in training.
///
///     forward     μ = 1/N Σₙ xₙ      v = 1/N Σₙ (xₙ − μ)²      σ = √(v + ε)
///                 x̂ = (x − μ)/σ      y = γ ⊙ x̂ + β
///     backward    dβ = Σₙ dyₙ        dγ = Σₙ dyₙ ⊙ x̂ₙ           dx by three ways
///
/// An entry of x moves y by itself, and through μ and v all of its column. Add the three ways up,
/// with dx̂ = γ ⊙ dy: for every feature
///
///     dxₙ = 1/σ · (dx̂ₙ − 1/N Σₖ dx̂ₖ − x̂ₙ · 1/N Σₖ dx̂ₖ · x̂ₖ)
///
/// So dx sums to 0 over the batch, since a constant added to a feature changes nothing.
///
/// Shapes: x, y, dy and dx [N, M]; γ, β, μ, v, σ, dγ and dβ [M].
///
/// Chapter 07, where the three ways are added up; article 002 §3.4, in words. Useful:
/// `x.meanOfRows()`, `x.sumOfRows()`, `sqrt(v + epsilon)`; a row [M] meets every row of [N, M].
///
/// - Parameters:
///   - x: The batch of the forward pass.
///   - scale: The scales γ.
///   - dy: The gradient of the output.
///   - epsilon: The number ε under the root.
/// - Returns: The gradients of x, γ and β.
public func batchNormBackward(
  _ x: Tensor, scale: Tensor, _ dy: Tensor, epsilon: Scalar
) -> (dx: Tensor, dScale: Tensor, dShift: Tensor) {
  // SOLUTION
  let centred = x - x.meanOfRows()
  let deviation = sqrt((centred * centred).meanOfRows() + epsilon)
  let normal = centred / deviation

  let dNormal = dy * scale
  let alongMean = dNormal.meanOfRows()
  let alongVariance = (dNormal * normal).meanOfRows()
  let dx = (dNormal - alongMean - normal * alongVariance) / deviation
  return (dx, (dy * normal).sumOfRows(), dy.sumOfRows())
  // END
}

// HINTS
// Build x̂ anew first, as in the forward pass: everything on the way back is made of x̂, σ, γ and dy.
//
// dβ and dγ are sums over the batch. In dx the same sums come as means, of dx̂ and of dx̂ ⊙ x̂: all
// examples share μ and v.
//
// With dNormal = dy * scale: take its meanOfRows() off, then x̂ times the meanOfRows() of dNormal
// * normal, and divide by σ.
