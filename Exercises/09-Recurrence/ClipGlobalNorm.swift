import ExerciseKit
import Tensors

/// A step of descent along the gradient of a recurrent network, clipped to a greatest length.
///
///     g = Σₜ gₜ                      each parameter's gradient, summed over the steps
///     ‖g‖² = Σ g²                    over all entries of all parameters together
///     g ← g · min(1, c / ‖g‖)        shortened if it is longer than c
///     θ ← θ − η · g
///
/// `steps[t][i]` is what step t contributes to the gradient of parameter i, in its shape.
///
/// Chapter 09. Useful: `a.norm`, `a.dot(b)`, `x.squareRoot()`, `a * x`, `a += b`.
///
/// - Parameters:
///   - parameters: The parameters θ.
///   - steps: The contributions of the T steps to the gradient, in the order of the parameters.
///   - limit: The greatest length c, above 0.
///   - rate: The learning rate η.
/// - Returns: The parameters after the step.
public func clipGlobalNorm(
  _ parameters: [Tensor], steps: [[Tensor]], to limit: Scalar, rate: Scalar
) -> [Tensor] {
  todo()
}
