import ExerciseKit
import Tensors

/// A step with momentum.
///
///     v ← γ · v + η · g      θ ← θ − v
///
/// Every parameter has a velocity of its own, which lives on from step to step: you are given the
/// old one and return the new one. At the start it is 0. Under the constant gradient 1 and with γ =
/// 0.9 the parameters have moved by η, 2.9 η and 5.61 η after one, two and three steps.
///
/// Shapes: the parameters are [W1, b1, …]; velocities and gradients come in the same order, each in
/// the shape of its parameter.
///
/// Chapter 05; articles 004 §4.2.2, 003 §3.4. The rate stands in the velocity, as article 004 has
/// it: PyTorch's differs as soon as η changes. Useful: `zip(a, b).map { a, b in … }`.
///
/// - Parameters:
///   - parameters: The parameters θ.
///   - velocities: Their velocities v.
///   - gradients: Their gradients g.
///   - rate: The learning rate η.
///   - decay: The share γ of the velocity that is left after a step.
/// - Returns: The new parameters and the new velocities.
public func momentum(
  _ parameters: [Tensor], velocities: [Tensor], along gradients: [Tensor],
  rate: Scalar, decay: Scalar
) -> (parameters: [Tensor], velocities: [Tensor]) {
  // SOLUTION
  let renewed = zip(velocities, gradients).map { v, g in decay * v + rate * g }
  let moved = zip(parameters, renewed).map { parameter, v in parameter - v }
  return (moved, renewed)
  // END
}

// HINTS
// The gradient does not move the parameter; it pushes the velocity, and the velocity moves the
// parameter.
//
// For every tensor: first the new velocity out of the old one and the gradient, then the step with
// the new one. Both are returned.
//
// A new velocity is decay times the old one plus rate times the gradient; the step takes it off the
// parameter, with no further factor.
