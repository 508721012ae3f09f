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
  // SOLUTION
  var gradient = parameters.map { Tensor.zeros($0.shape) }
  for step in steps {
    for i in gradient.indices { gradient[i] += step[i] }
  }
  let squares = gradient.reduce(0) { $0 + $1.dot($1) }
  let norm = squares.squareRoot()
  let factor = norm > limit ? limit / norm : 1
  return zip(parameters, gradient).map { $0 - $1 * (rate * factor) }
  // END
}

// HINTS
// The gradient is one long vector, cut into tensors only for convenience. It has one length, and
// clipping gives it another length and the same direction.
//
// First add up the steps, then measure one norm over everything, then decide on one factor for all
// tensors. A gradient of 0 has no direction: do not divide by its norm.
//
// let factor = norm > limit ? limit / norm : 1, with norm the root of the sum of all squares.
