import ExerciseKit
import Foundation
import Tensors

/// A step of Adam: a mean of the gradients, divided by the root of a mean of their squares.
///
///     m ← β₁ · m + (1 − β₁) · g          m̂ = m / (1 − β₁ᵗ)
///     v ← β₂ · v + (1 − β₂) · g²         v̂ = v / (1 − β₂ᵗ)
///     θ ← θ − η · m̂ / (√v̂ + ε)                                 entry by entry
///
/// You are given the old m and v and return the new ones, without the correction; before the first
/// step both are 0. The first step is η · g / (|g| + ε): almost η for every g that is not tiny, and
/// 0 for g = 0.
///
/// Shapes: θ, m, v and g have the same, whatever it is.
///
/// Chapter 05; article 004 §4.2.3, which breaks off in the last line. Useful: `sqrt(a)`,
/// `pow(beta1, Scalar(t))`.
///
/// - Parameters:
///   - parameter: The parameters θ.
///   - mean: The moving mean m of their gradients.
///   - square: The moving mean v of their squared gradients.
///   - t: The number of this step; the first is 1.
///   - gradient: Their gradient g.
///   - rate: The learning rate η.
///   - beta1: The share β₁ of the old mean.
///   - beta2: The share β₂ of the old mean of squares.
///   - epsilon: The number ε that keeps 0 / 0 away.
/// - Returns: The new parameters and both new means.
public func adam(
  _ parameter: Tensor, mean: Tensor, square: Tensor, step t: Int,
  along gradient: Tensor, rate: Scalar, beta1: Scalar, beta2: Scalar, epsilon: Scalar
) -> (parameter: Tensor, mean: Tensor, square: Tensor) {
  todo()
}
