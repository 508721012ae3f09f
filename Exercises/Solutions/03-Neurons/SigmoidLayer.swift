import ExerciseKit
import Tensors

/// The sigmoid, there and back.
///
///     forward     y  = 1 / (1 + e⁻ˣ)
///     backward    dx = dy ⊙ y ⊙ (1 − y)
///
/// ⊙ is the product element by element. At x = 1000 and x = −1000 the answers are as finite as
/// anywhere else. Shapes: x, dy = ∂L/∂y, y and dx all have the same, whatever it is.
///
/// Chapter 03, and 02 for the proof; article 003 §3.2. Useful: `exp(x)` and `-x` of a tensor, and
/// + − * / between tensors and numbers, which work element by element.
///
/// - Parameters:
///   - x: The input.
///   - dy: The gradient of the output.
/// - Returns: The output y, and the gradient dx of the input.
public func sigmoidLayer(_ x: Tensor, _ dy: Tensor) -> (y: Tensor, dx: Tensor) {
  // SOLUTION
  let y = 1 / (1 + exp(-x))
  return (y, dy * y * (1 - y))
  // END
}

// HINTS
// The slope of a sigmoid can be told from its height alone: it is largest halfway up, and nothing
// at 0 and at 1.
//
// Keep the output: the way back needs y and dy, and x no more.
//
// y is 1 / (1 + exp(-x)), and dx is dy * y * (1 - y).
