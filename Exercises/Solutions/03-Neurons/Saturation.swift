import ExerciseKit
import Tensors

/// The most that can be left of a gradient below a stack of sigmoid layers.
///
///     forward     zˡ = aˡ⁻¹ · Wˡ      aˡ = σ(zˡ)                    l = 1 … L
///     backward    daˡ⁻¹ = (daˡ ⊙ σ′(zˡ)) · Wˡᵀ
///     predict     the smallest B with ‖da⁰‖ ≤ B · ‖daᴸ‖, as far as the norms can tell
///
/// σ′ = σ · (1 − σ) multiplies each element, Wˡᵀ makes a vector at most ‖Wˡ‖ times as long. Find out
/// how large σ′ can be, and put together what each of the L layers does at most. Without any layer
/// the gradient stays as it is, B = 1. Your prediction is then held against a measured gradient.
///
/// Chapter 03; named in article 002 §3.4. Useful: a `for` loop.
///
/// - Parameter norms: The spectral norms ‖W¹‖ … ‖Wᴸ‖ of the weights.
/// - Returns: The bound B.
public func saturation(_ norms: [Scalar]) -> Scalar {
  // SOLUTION
  var bound: Scalar = 1
  for norm in norms { bound *= norm / 4 }  // σ′ ≤ ½ · (1 − ½)
  return bound
  // END
}

// HINTS
// Every layer does two things to the gradient, one after the other, and the next layer does it to
// what is left: factors, not terms.
//
// Where is σ · (1 − σ) largest? Where σ is ½. So much for the slopes of one layer; its weights
// have a norm of their own.
//
// Start from 1, and multiply by a quarter of the norm for every layer.
