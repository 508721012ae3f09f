import ExerciseKit
import Tensors

/// One step with the two ways to keep weights small: a penalty inside the gradient, and decay
/// beside the step.
///
///     L2 inside     g' = g + λ · θ                          θ − step(g')
///     decoupled     θ' = (1 − η · λ) · θ                    θ' − step(g)
///
/// `step` is what an optimizer takes off the parameters for a gradient, η included. For plain
/// descent, step(g) = η · g, both ways lead to the same place. Adam divides by the usual size of a
/// gradient: the penalty inside is divided with it, the decay beside it is not.
///
/// Only weights are kept small: for a θ of one axis, a bias, both ways are θ − step(g).
/// Shapes: g and both results have the shape of θ.
///
/// Chapter 06; article 002 §4.4, which names penalties only. Useful: `parameter.rank`.
///
/// - Parameters:
///   - parameter: The parameters θ.
///   - gradient: The gradient g of the loss alone.
///   - rate: The learning rate η.
///   - decay: The factor λ.
///   - step: What the optimizer takes off for a gradient.
/// - Returns: The parameters after the step, by the one way and by the other.
public func weightDecay(
  _ parameter: Tensor, _ gradient: Tensor, rate: Scalar, decay: Scalar,
  step: (_ gradient: Tensor) -> Tensor
) -> (inside: Tensor, decoupled: Tensor) {
  // SOLUTION
  let strength = parameter.rank >= 2 ? decay : 0
  let inside = parameter - step(gradient + strength * parameter)
  let decoupled = (1 - rate * strength) * parameter - step(gradient)
  return (inside, decoupled)
  // END
}

// HINTS
// The same λ · θ at two places: once the optimizer gets to see it, once it does not.
//
// Settle first whether θ is a weight; with λ = 0 both lines are right for a bias. Then one line for
// each way, and each asks for a step of its own.
//
// Inside the step is taken along gradient + λ · parameter; decoupled the parameter is multiplied by
// 1 - rate · λ, and the step is taken along gradient.
