import ExerciseKit
import Foundation
import Tensors

/// The exponential linear unit, there and back.
///
///     forward     y  = x  where x > 0, else α · (eˣ − 1)
///     backward    dx = dy where x > 0, else dy · α · eˣ
///
/// At the kink x = 0 the slope is taken to be α. At x = 1000 and x = −1000 the answers are as finite
/// as anywhere else. Shapes: x, dy = ∂L/∂y, y and dx all have the same, whatever it is; α > 0.
///
/// Chapter 03; beyond the articles. Useful: `x.map { … }` for every element of one tensor,
/// `dy.map(with: x) { dy, x in … }` for the pairs of two, `exp` and `expm1` of a number.
///
/// - Parameters:
///   - x: The input.
///   - alpha: The depth α of the negative side.
///   - dy: The gradient of the output.
/// - Returns: The output y, and the gradient dx of the input.
public func elu(_ x: Tensor, _ alpha: Scalar, _ dy: Tensor) -> (y: Tensor, dx: Tensor) {
  // SOLUTION
  let y = x.map { $0 > 0 ? $0 : alpha * expm1($0) }
  let dx = dy.map(with: x) { dy, x in x > 0 ? dy : dy * alpha * exp(x) }
  return (y, dx)
  // END
}

// HINTS
// A ReLU whose negative side is a piece of an exponential, moved down so that it meets 0 at x = 0.
// Its slope is what is left when the constant is gone.
//
// Decide by x first, and compute the power only on the side that needs it: at x = 1000 it is
// infinite, and no mask of zeros undoes that.
//
// y is x where x > 0 and α (eˣ − 1) elsewhere; dx is dy where x > 0 and dy α eˣ elsewhere.
