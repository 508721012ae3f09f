import Tensors

/// RMSProp of one parameter, step by step.
///
/// - Parameters:
///   - start: The parameter before the first step.
///   - rate: The learning rate η.
///   - decay: The share ρ of the old mean.
///   - epsilon: The number ε in the denominator.
///   - steps: The number of steps.
///   - gradient: The derivative of the loss at a parameter.
/// - Returns: The parameter after each step.
public func rmsPropByDefinition(
  from start: Scalar, rate: Scalar, decay: Scalar, epsilon: Scalar, steps: Int,
  gradient: (Scalar) -> Scalar
) -> [Scalar] {
  var (theta, mean, path) = (start, Scalar(0), [Scalar]())
  for _ in 0..<steps {
    let g = gradient(theta)
    mean = decay * mean + (1 - decay) * g * g
    theta -= rate * g / (mean.squareRoot() + epsilon)
    path.append(theta)
  }
  return path
}

/// RMSProp: AdaGrad with a memory that fades, a moving mean of g² in place of the sum.
///
///     s ← ρ · s + (1 − ρ) · g²      θ ← θ − η · g / (√s + ε)
///
/// Under a constant gradient s = (1 − ρᵗ) · g² after t steps: the first step is η / √(1 − ρ), longer
/// than meant since s starts at 0, and the steps fall towards η. Adam divides that factor out.
///
/// Articles: 002 §4.3, 003 §3.4 and 004 §4.2.3 name it and give no formula. Formulas 002-T14c,
/// 003-T08, 004-T05. T. Tieleman and G. Hinton, 2012.
public struct RMSProp: OneMomentRule {
  /// The learning rate η, above 0.
  public var rate: Scalar
  /// The share ρ of the old mean, in [0, 1).
  public var decay: Scalar
  /// The number ε that keeps 0 / 0 away, above 0.
  public var epsilon: Scalar

  /// Creates the rule.
  ///
  /// - Parameters:
  ///   - rate: The learning rate η.
  ///   - decay: The share ρ of the old mean.
  ///   - epsilon: The number ε in the denominator.
  public init(rate: Scalar = 0.001, decay: Scalar = 0.9, epsilon: Scalar = 1e-8) {
    self.rate = rate
    self.decay = decay
    self.epsilon = epsilon
  }

  /// Moves a register of parameters.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ.
  ///   - mean: The moving mean s of their squared gradients.
  ///   - gradient: Their gradient g.
  @inlinable @inline(__always)
  public func callAsFunction(_ parameter: inout Vector, _ mean: inout Vector, _ gradient: Vector) {
    mean = decay * mean + (1 - decay) * (gradient * gradient)
    parameter -= rate * gradient / (mean.squareRoot() + epsilon)
  }
}
