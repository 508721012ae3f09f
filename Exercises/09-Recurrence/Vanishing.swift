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
  todo()
}
