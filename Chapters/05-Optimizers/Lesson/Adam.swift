import Foundation
import Tensors

/// Adam: a mean of the gradients, divided by the root of a mean of their squares.
///
///     m ← β₁ · m + (1 − β₁) · g          m̂ = m / (1 − β₁ᵗ)
///     v ← β₂ · v + (1 − β₂) · g²         v̂ = v / (1 − β₂ᵗ)
///     θ ← θ − η · m̂ / (√v̂ + ε)
///
/// Both means start at 0 and are too small at first: under a constant gradient m is (1 − β₁ᵗ) · g
/// after t steps. The hats divide just that factor out, with t counted from 1; at t = 0 they would
/// divide by 0. So the first step is η · g / (|g| + ε), about η in every parameter.
///
/// Article 004 breaks off in the middle of the last line (E004-18, E004-24); it is completed from the
/// paper. Articles: 004 §4.2.3; in the programs 001-C01d and 002-C03. Formulas 004-F17 … 004-F21.
/// D. Kingma and J. Ba, 2015.
public struct Adam: TwoMomentRule {
  /// The learning rate η, above 0: about the longest step a parameter takes.
  public var rate: Scalar
  /// The share β₁ of the old mean of gradients, in [0, 1).
  public var beta1: Scalar
  /// The share β₂ of the old mean of squares, in [0, 1).
  public var beta2: Scalar
  /// The number ε that keeps 0 / 0 away, above 0; added to the corrected root, not under it.
  public var epsilon: Scalar
  /// 1 / (1 − β₁ᵗ) at the step that the rule was made for.
  @usableFromInline var firstCorrection: Scalar = 1
  /// 1 / (1 − β₂ᵗ) at the step that the rule was made for.
  @usableFromInline var secondCorrection: Scalar = 1

  /// Creates the rule.
  ///
  /// - Parameters:
  ///   - rate: The learning rate η.
  ///   - beta1: The share β₁ of the old mean of gradients.
  ///   - beta2: The share β₂ of the old mean of squares.
  ///   - epsilon: The number ε in the denominator.
  public init(
    rate: Scalar = 0.001, beta1: Scalar = 0.9, beta2: Scalar = 0.999, epsilon: Scalar = 1e-8
  ) {
    self.rate = rate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  /// The rule with the bias corrections of step t.
  ///
  /// - Parameter t: The number of the step, from 1.
  /// - Returns: The rule for that step.
  public func at(step t: Int) -> Adam {
    var rule = self
    rule.firstCorrection = 1 / (1 - pow(beta1, Scalar(t)))
    rule.secondCorrection = 1 / (1 - pow(beta2, Scalar(t)))
    return rule
  }

  /// Moves a register of parameters.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ.
  ///   - mean: The moving mean m of their gradients.
  ///   - square: The moving mean v of their squared gradients.
  ///   - gradient: Their gradient g.
  @inlinable @inline(__always)
  public func callAsFunction(
    _ parameter: inout Vector, _ mean: inout Vector, _ square: inout Vector, _ gradient: Vector
  ) {
    mean = beta1 * mean + (1 - beta1) * gradient
    square = beta2 * square + (1 - beta2) * (gradient * gradient)
    let root = (secondCorrection * square).squareRoot()
    parameter -= (rate * firstCorrection) * mean / (root + epsilon)
  }
}
