import Tensors

/// AdaGrad of one parameter, step by step.
///
/// - Parameters:
///   - start: The parameter before the first step.
///   - rate: The learning rate η.
///   - epsilon: The number ε in the denominator.
///   - steps: The number of steps.
///   - gradient: The derivative of the loss at a parameter.
/// - Returns: The parameter after each step.
public func adaGradByDefinition(
  from start: Scalar, rate: Scalar, epsilon: Scalar, steps: Int,
  gradient: (Scalar) -> Scalar
) -> [Scalar] {
  var (theta, sum, path) = (start, Scalar(0), [Scalar]())
  for _ in 0..<steps {
    let g = gradient(theta)
    sum += g * g  // G = g₁² + … + gₜ²
    theta -= rate * g / (sum.squareRoot() + epsilon)
    path.append(theta)
  }
  return path
}

/// AdaGrad: every parameter has a rate of its own, which falls with all its gradients so far.
///
///     G ← G + g²      θ ← θ − η · g / (√G + ε)
///
/// A parameter with rare gradients keeps long steps; one with frequent gradients is slowed. Under a
/// constant gradient step t is η / √t, whatever the gradient's size. The sum never falls, so in a
/// long run the steps die out; RMSProp lets the sum fade.
///
/// Articles: 003 §3.4 and 004 §4.2.3 name it and give no formula. Formulas 003-T07, 004-T04.
/// J. Duchi, E. Hazan and Y. Singer, 2011.
public struct AdaGrad: OneMomentRule {
  /// The learning rate η, above 0; the first step is this long in every parameter.
  public var rate: Scalar
  /// The number ε that keeps 0 / 0 away; above 0, small beside any √G that matters.
  public var epsilon: Scalar

  /// Creates the rule.
  ///
  /// - Parameters:
  ///   - rate: The learning rate η.
  ///   - epsilon: The number ε in the denominator.
  public init(rate: Scalar = 0.01, epsilon: Scalar = 1e-10) {
    self.rate = rate
    self.epsilon = epsilon
  }

  /// Moves a register of parameters.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ.
  ///   - sum: The sum G of their squared gradients.
  ///   - gradient: Their gradient g.
  @inlinable @inline(__always)
  public func callAsFunction(_ parameter: inout Vector, _ sum: inout Vector, _ gradient: Vector) {
    sum += gradient * gradient
    parameter -= rate * gradient / (sum.squareRoot() + epsilon)
  }
}
