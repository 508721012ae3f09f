import ExerciseKit
import Tensors

/// The hyperbolic tangent, there and back.
///
///     forward     y  = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)
///     backward    dx = dy ⊙ (1 − y²)
///
/// ⊙ is the product element by element. At x = 1000 and x = −1000 the answers are as finite as
/// anywhere else. Shapes: x, dy = ∂L/∂y, y and dx all have the same, whatever it is.
///
/// Chapter 03; article 003 §3.2. Useful: `tanh(x)` of a tensor if you want it, or `sigmoid(x)` for
/// y = 2σ(2x) − 1; + − * / between tensors and numbers, which work element by element.
///
/// - Parameters:
///   - x: The input.
///   - dy: The gradient of the output.
/// - Returns: The output y, and the gradient dx of the input.
public func tanhLayer(_ x: Tensor, _ dy: Tensor) -> (y: Tensor, dx: Tensor) {
  // SOLUTION
  let y = tanh(x)
  return (y, dy * (1 - y * y))
  // END
}

// HINTS
// As for the sigmoid, the slope can be told from the height alone: 1 in the middle, nothing at −1
// and at 1.
//
// The printed fraction is infinity over infinity at x = 1000; the function of that name in Tensors
// is not computed by it. For the way back, keep its result.
//
// y is tanh(x), and dx is dy * (1 - y * y).
