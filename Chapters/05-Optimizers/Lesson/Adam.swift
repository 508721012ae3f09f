import Foundation
import Tensors

/// Adam of one parameter, step by step: article 004's four lines, and the fifth that it lacks.
///
/// - Parameters:
///   - start: The parameter before the first step.
///   - rate: The learning rate η.
///   - beta1: The share β₁ of the old mean of gradients.
///   - beta2: The share β₂ of the old mean of squares.
///   - epsilon: The number ε in the denominator.
///   - steps: The number of steps.
///   - gradient: The derivative of the loss at a parameter.
/// - Returns: The parameter after each step.
public func adamByDefinition(
  from start: Scalar, rate: Scalar, beta1: Scalar, beta2: Scalar, epsilon: Scalar, steps: Int,
  gradient: (Scalar) -> Scalar
) -> [Scalar] {
  var (theta, m, v, path) = (start, Scalar(0), Scalar(0), [Scalar]())
  for t in stride(from: 1, through: steps, by: 1) {
    let g = gradient(theta)
    m = beta1 * m + (1 - beta1) * g  // mₜ = β₁ mₜ₋₁ + (1 − β₁) gₜ
    v = beta2 * v + (1 - beta2) * g * g  // vₜ = β₂ vₜ₋₁ + (1 − β₂) gₜ²
    let unbiasedM = m / (1 - pow(beta1, Scalar(t)))  // m̂ₜ
    let unbiasedV = v / (1 - pow(beta2, Scalar(t)))  // v̂ₜ
    theta -= rate * unbiasedM / (unbiasedV.squareRoot() + epsilon)
    path.append(theta)
  }
  return path
}

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
/// paper.
///
/// Articles: 004 §4.2.3, named in 002 §4.3 and 003 §3.4; by name, or with a rate alone, in the
/// programs 000-C02g, 001-C01e, 001-C02f and 002-C04. Formulas 004-F14, 004-F15, 004-F16, 004-F17,
/// 004-F18, 002-T14d, 003-T09. D. Kingma and J. Ba, 2015.
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
