import ExerciseKit
import Foundation
import Tensors

/// How much the last state depends on the earlier ones, and by which factor a step it falls.
///
///     hₜ = tanh(xₜ · Wx + hₜ₋₁ · Wh + b)
///     ∂h_T/∂hₜ = J_T · J_T₋₁ · … · Jₜ₊₁      Jₛ = diag(1 − hₛ²) · Whᵀ,  [H, H]
///     norms = ‖∂h_T/∂hₜ‖ for t = T, T − 1, …, 0      the root of the sum of all squares
///     rate  = (the last norm / the first)^(1/T)       its factor a step, in the mean
///
/// Row i of ∂h_T/∂hₜ is the gradient of unit i of h_T. At t = T it is the identity, of norm √H. One
/// sequence: `states` lists h₀ … h_T, each [H]. Both states and Wh may be such that the product grows
/// or vanishes.
///
/// Chapter 09. Useful: `a.matmul(b)`, `a.transposed`, `a * v`, which multiplies every row by a vector,
/// `a.norm`, `pow(x, y)`.
///
/// - Parameters:
///   - states: The states h₀ … h_T, T at least 1.
///   - wh: The weights Wh, [H, H].
/// - Returns: The T + 1 norms, that of t = T first, and the rate.
public func vanishing(states: [Tensor], wh: Tensor) -> (norms: [Scalar], rate: Scalar) {
  // SOLUTION
  let width = wh.shape[0]
  var jacobian = Tensor.zeros([width, width])
  for i in 0..<width { jacobian[i, i] = 1 }
  var norms = [jacobian.norm]
  for h in states.dropFirst().reversed() {
    jacobian = (jacobian * (1 - h * h)).matmul(wh.transposed)
    norms.append(jacobian.norm)
  }
  let steps = Scalar(states.count - 1)
  return (norms, pow(norms[norms.count - 1] / norms[0], 1 / steps))
  // END
}

// HINTS
// Begin with the identity and go back step by step: every step multiplies one more matrix on from
// the right. Multiply the matrices, and take the norm of what has come about.
//
// diag(v) times a matrix scales its rows; a matrix times diag(v) scales its columns, which is
// what the one broadcast of this package does. h₀ has no slope of its own: no step led to it.
//
// jacobian = (jacobian * (1 - h * h)).matmul(wh.transposed), for h from the last state down to the
// first but h₀.
