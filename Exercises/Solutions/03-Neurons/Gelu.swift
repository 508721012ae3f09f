import ExerciseKit
import Foundation
import Tensors

/// The Gaussian error linear unit, there and back.
///
///     forward     y  = x · Φ(x)                Φ(x) = ½ (1 + erf(x / √2))
///     backward    dx = dy ⊙ (Φ(x) + x · φ(x))  φ(x) = e^(−x²/2) / √(2π)
///
/// Φ(x) is the probability that a standard normal number lies below x, and φ = Φ′ its density. Take
/// the formula with erf, not one of its approximations by tanh or sigmoid. Shapes: x, dy = ∂L/∂y, y
/// and dx all have the same, whatever it is.
///
/// Chapter 03; beyond the articles. Useful: `x.map { … }` for every element of one tensor,
/// `dy.map(with: x) { dy, x in … }` for the pairs of two, `erf` and `exp` of a number.
///
/// - Parameters:
///   - x: The input.
///   - dy: The gradient of the output.
/// - Returns: The output y, and the gradient dx of the input.
public func gelu(_ x: Tensor, _ dy: Tensor) -> (y: Tensor, dx: Tensor) {
  // SOLUTION
  let below = x.map { (1 + erf($0 / Scalar(2).squareRoot())) / 2 }  // Φ
  let density = x.map { exp(-$0 * $0 / 2) / (2 * Scalar.pi).squareRoot() }  // φ
  return (x * below, dy * (below + x * density))
  // END
}

// HINTS
// The output is a product, and both factors move with x: the product rule gives two terms.
//
// Both directions need Φ, so compute it once; the way back needs the bell curve φ besides. Mind
// the roots: of 2 inside erf, of 2π below φ.
//
// Φ is (1 + erf(x / √2)) / 2 and φ is exp(−x² / 2) / √(2π); y is x Φ, and dx is dy (Φ + x φ).
