import ExerciseKit
import Tensors

/// A step of RMSProp: AdaGrad with a memory that fades.
///
///     s ← ρ · s + (1 − ρ) · g²      θ ← θ − η · g / (√s + ε)      entry by entry
///
/// You are given the old s and return the new one; at the start it is 0. Under a constant gradient
/// the first step is η/√(1 − ρ) long, 3.162 η for ρ = 0.9, and the steps fall towards η.
///
/// Shapes: θ, s and g have the same, whatever it is.
///
/// Chapter 05; articles 004 §4.2.3, 002 §4.3, which only name it. Useful: `a * b`, `sqrt(a)`.
///
/// - Parameters:
///   - parameter: The parameters θ.
///   - mean: The moving mean s of their squared gradients.
///   - gradient: Their gradient g.
///   - rate: The learning rate η.
///   - decay: The share ρ of the old mean.
///   - epsilon: The number ε that keeps 0 / 0 away.
/// - Returns: The new parameters and the new mean.
public func rmsprop(
  _ parameter: Tensor, mean: Tensor, along gradient: Tensor, rate: Scalar,
  decay: Scalar, epsilon: Scalar
) -> (parameter: Tensor, mean: Tensor) {
  todo()
}
