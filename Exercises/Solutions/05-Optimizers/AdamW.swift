import ExerciseKit
import Foundation
import Tensors

/// A step of AdamW: Adam, and beside it every weight loses a share of itself.
///
///     θ ← θ − η · λ · θ          only where θ is a weight: a tensor of two axes or more
///     m ← β₁ · m + (1 − β₁) · g          m̂ = m / (1 − β₁ᵗ)
///     v ← β₂ · v + (1 − β₂) · g²         v̂ = v / (1 − β₂ᵗ)
///     θ ← θ − η · m̂ / (√v̂ + ε)                                 entry by entry
///
/// A tensor of one axis, a bias or the scale of a normalisation, is not decayed. The decay does not
/// go through m and v: with g = 0 all that happens is θ ← (1 − η · λ) · θ.
///
/// Shapes: θ, m, v and g have the same, whatever it is.
///
/// Chapter 05; beyond the articles (002 §4.4 has the penalty in the loss). Useful:
/// `parameter.rank`, `sqrt(a)`, `pow(beta1, Scalar(t))`.
///
/// - Parameters:
///   - parameter: The parameters θ.
///   - mean: The moving mean m of their gradients.
///   - square: The moving mean v of their squared gradients.
///   - t: The number of this step; the first is 1.
///   - gradient: Their gradient g.
///   - rate: The learning rate η.
///   - decay: The decay λ.
///   - beta1: The share β₁ of the old mean.
///   - beta2: The share β₂ of the old mean of squares.
///   - epsilon: The number ε that keeps 0 / 0 away.
/// - Returns: The new parameters and both new means.
public func adamW(
  _ parameter: Tensor, mean: Tensor, square: Tensor, step t: Int,
  along gradient: Tensor, rate: Scalar, decay: Scalar, beta1: Scalar, beta2: Scalar,
  epsilon: Scalar
) -> (parameter: Tensor, mean: Tensor, square: Tensor) {
  // SOLUTION
  let decayed = parameter.rank >= 2 ? (1 - rate * decay) * parameter : parameter

  let m = beta1 * mean + (1 - beta1) * gradient
  let v = beta2 * square + (1 - beta2) * gradient * gradient
  let unbiasedM = m / (1 - pow(beta1, Scalar(t)))
  let unbiasedV = v / (1 - pow(beta2, Scalar(t)))
  return (decayed - rate * unbiasedM / (sqrt(unbiasedV) + epsilon), m, v)
  // END
}

// HINTS
// What is added to the gradient is divided by √v̂ with it. The decay is not: it acts on the
// parameters themselves.
//
// Ask for the number of axes, shrink the weights, and only then comes Adam's step, unchanged: your
// own from the exercise before will do.
//
// Where parameter.rank is at least 2, multiply it by 1 - rate * decay.
