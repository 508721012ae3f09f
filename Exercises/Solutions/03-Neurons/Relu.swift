import ExerciseKit
import Tensors

/// The rectified linear unit, there and back.
///
///     forward     y  = max(0, x)
///     backward    dx = dy where x > 0, else 0
///
/// At the kink x = 0 the slope is taken to be 0. Shapes: x, dy = ∂L/∂y, y and dx all have the same,
/// whatever it is.
///
/// Chapter 03; article 003 §3.2. Useful: `x.map { … }` for every element of one tensor,
/// `dy.map(with: x) { dy, x in … }` for the pairs of two.
///
/// - Parameters:
///   - x: The input.
///   - dy: The gradient of the output.
/// - Returns: The output y, and the gradient dx of the input.
public func relu(_ x: Tensor, _ dy: Tensor) -> (y: Tensor, dx: Tensor) {
  // SOLUTION
  let y = x.map { max(0, $0) }
  let dx = dy.map(with: x) { dy, x in x > 0 ? dy : 0 }
  return (y, dx)
  // END
}

// HINTS
// Where x is positive the output follows it, with slope 1; elsewhere the output stays at 0
// whatever x does. The chain rule multiplies dy by that slope.
//
// Both directions ask the same question of x. For dx you need x and dy side by side: `map(with:)`
// hands you pairs.
//
// y is max(0, x), element by element; dx is dy where x > 0, and 0 elsewhere.
