import ExerciseKit
import Tensors

/// A judge of gradients: whether the claimed gradient of a function is the right one at a point.
///
///     L(x) = ⟨f(x), dy⟩        ĝᵢ = (L(x + hᵢ·eᵢ) − L(x − hᵢ·eᵢ)) / 2hᵢ,   hᵢ = 10⁻⁵ · max(1, |xᵢ|)
///     accept if  ‖g − ĝ‖ ≤ 10⁻⁶ · ‖ĝ‖ + 10⁻⁹,   g = gradient(dy)
///
/// f gives a tensor, differences need one number: so weigh its entries with a dy that you draw at
/// random in the shape of f(x). `gradient` claims to turn any dy into ∂L/∂x. 24 of them will be
/// brought before you, half of them wrong: by a thousandth, in a single entry, NaN. None is near a kink,
/// and each has the shape of x. You may judge by another rule than this one if you judge all 24 right.
///
/// Chapter 00, "How this book checks itself". Useful: `Tensor.normal(shape, using: &generator)`,
/// `y.dot(dy)`, `g.norm`.
///
/// - Parameters:
///   - x: The point.
///   - f: The function, from a tensor to a tensor.
///   - gradient: The claim, from dy to ∂L/∂x at x.
///   - generator: The source of randomness.
/// - Returns: Whether the claim is right.
public func gradCheck(
  _ x: Tensor, _ f: (Tensor) -> Tensor, _ gradient: (Tensor) -> Tensor,
  _ generator: inout SeededGenerator
) -> Bool {
  // SOLUTION
  let dy = Tensor.normal(f(x).shape, using: &generator)
  func loss(_ i: Int, movedBy step: Scalar) -> Scalar {
    var scalars = x.scalars
    scalars[i] += step
    return f(Tensor(shape: x.shape, scalars: scalars)).dot(dy)
  }
  let slopes = x.scalars.enumerated().map { i, scalar in
    let h = 1e-5 * max(1, abs(scalar))
    return (loss(i, movedBy: h) - loss(i, movedBy: -h)) / (2 * h)
  }
  let numerical = Tensor(shape: x.shape, scalars: slopes)
  let distance = (gradient(dy) - numerical).norm
  return distance <= 1e-6 * numerical.norm + 1e-9  // false for NaN, too
  // END
}

// HINTS
// Draw dy first: with it, f and the claim become a function with one number as its value and its
// gradient, and you can try what the definition says.
//
// Compare the whole gradients, by the norm of their difference. It is small or not in relation to
// something: to what? And how does your comparison treat NaN?
//
// Find every entry of ĝ as (⟨f(x + h eᵢ), dy⟩ − ⟨f(x − h eᵢ), dy⟩) / 2h, then return (gradient(dy)
// - ĝ).norm <= 1e-6 * ĝ.norm + 1e-9.
