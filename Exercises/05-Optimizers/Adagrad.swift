import ExerciseKit
import Tensors

/// A step of AdaGrad: every entry has a rate of its own, which falls with all its gradients so far.
///
///     G ← G + g²      θ ← θ − η · g / (√G + ε)      entry by entry
///
/// You are given the old G and return the new one; at the start it is 0. Under a constant gradient
/// step t is η/√t long, whatever the gradient's size.
///
/// Shapes: θ, G and g have the same, whatever it is.
///
/// Chapter 05; article 004 §4.2.3, which only names it. Useful: `a * b`, `sqrt(a)`, `a + number`.
///
/// - Parameters:
///   - parameter: The parameters θ.
///   - sum: The sum G of their squared gradients.
///   - gradient: Their gradient g.
///   - rate: The learning rate η.
///   - epsilon: The number ε that keeps 0 / 0 away.
/// - Returns: The new parameters and the new sum.
public func adagrad(
  _ parameter: Tensor, sum: Tensor, along gradient: Tensor, rate: Scalar,
  epsilon: Scalar
) -> (parameter: Tensor, sum: Tensor) {
  todo()
}
