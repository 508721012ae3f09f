import ExerciseKit
import Tensors

/// A rectifier that lets a little through on the negative side, there and back.
///
///     forward     y  = x  where x > 0, else s · x
///     backward    dx = dy where x > 0, else s · dy
///
/// At the kink x = 0 the slope is taken to be s. Shapes: x, dy = ∂L/∂y, y and dx all have the same,
/// whatever it is; 0 < s < 1.
///
/// Chapter 03; beyond the articles. Useful: `x.map { … }` for every element of one tensor,
/// `dy.map(with: x) { dy, x in … }` for the pairs of two.
///
/// - Parameters:
///   - x: The input.
///   - slope: The slope s on the negative side.
///   - dy: The gradient of the output.
/// - Returns: The output y, and the gradient dx of the input.
public func leakyReLU(_ x: Tensor, _ slope: Scalar, _ dy: Tensor) -> (y: Tensor, dx: Tensor) {
  // SOLUTION
  let y = x.map { $0 > 0 ? $0 : slope * $0 }
  let dx = dy.map(with: x) { dy, x in x > 0 ? dy : slope * dy }
  return (y, dx)
  // END
}

// HINTS
// Two straight lines that meet at 0: the slope of one is 1, that of the other is s. The chain rule
// multiplies dy by the slope of the line on which x lies.
//
// Start from a ReLU, and ask at both places where it says 0 what stands there now.
//
// y is x where x > 0 and s · x elsewhere; dx is dy where x > 0 and s · dy elsewhere.
