import ExerciseKit
import Tensors

/// A step with Nesterov's momentum: the gradient is taken where the velocity is about to carry the
/// parameters.
///
///     v ← γ · v + η · ∇L(θ − γ · v)      θ ← θ − v
///
/// What you return is θ itself, not the point ahead. For L = ½θ², ∇L(θ) = θ, with η = 0.1, γ = 0.9
/// and the start θ = 1, v = 0, the steps lead to 0.9 and 0.729; plain momentum comes to 0.72.
///
/// Shapes: θ, v and the gradient have the same, whatever it is.
///
/// Chapter 05; beyond the articles.
///
/// - Parameters:
///   - parameter: The parameters θ.
///   - velocity: Their velocity v.
///   - rate: The learning rate η.
///   - decay: The share γ of the velocity that is left after a step.
///   - gradient: The gradient ∇L at any point.
/// - Returns: The new parameters and their new velocity.
public func nesterov(
  _ parameter: Tensor, velocity: Tensor, rate: Scalar, decay: Scalar,
  gradient: (_ point: Tensor) -> Tensor
) -> (parameter: Tensor, velocity: Tensor) {
  // SOLUTION
  let slope = gradient(parameter - decay * velocity)
  let renewed = decay * velocity + rate * slope
  return (parameter - renewed, renewed)
  // END
}

// HINTS
// Look before you arrive: part of the step is known before any gradient, the part that the old
// velocity makes.
//
// The point ahead serves the gradient alone. Velocity and parameters then move as in plain
// momentum.
//
// Ask for the gradient at parameter - decay * velocity, with the old velocity; then the two lines
// of momentum.
