import Tensors

/// Nesterov's momentum of one parameter, step by step, with the gradient taken ahead.
///
/// - Parameters:
///   - start: The parameter before the first step.
///   - rate: The learning rate η.
///   - decay: The share γ of the velocity that is left after a step.
///   - steps: The number of steps.
///   - gradient: The derivative of the loss at a parameter.
/// - Returns: The parameter after each step.
public func nesterovByDefinition(
  from start: Scalar, rate: Scalar, decay: Scalar, steps: Int,
  gradient: (Scalar) -> Scalar
) -> [Scalar] {
  var (theta, velocity, path) = (start, Scalar(0), [Scalar]())
  for _ in 0..<steps {
    let ahead = theta - decay * velocity  // φ = θ − γ v
    velocity = decay * velocity + rate * gradient(ahead)  // v = γ v + η ∇J(φ)
    theta -= velocity  // θ = θ − v
    path.append(theta)
  }
  return path
}

/// Nesterov's momentum: the gradient is taken where the velocity is about to carry the parameters.
///
///     v ← γ · v + η · ∇J(θ − γ · v)      θ ← θ − v
///
/// An update rule is given gradients at the parameters that the model holds, so the model holds the
/// point ahead, φ = θ − γ · v. With g = ∇J(φ) the two lines become
///
///     v ← γ · v + η · g      φ ← φ − (γ · v + η · g)
///
/// since φ' = θ − v' − γ · v' = φ + γ · v − v' − γ · v', and v' = γ · v + η · g. At the start and where
/// it comes to rest v is 0, and φ is θ. PyTorch does the same with the rate outside.
///
/// Articles: none prints it; 004 §4.2.2 stops at plain momentum. Y. Nesterov, 1983; the form in φ is
/// that of Y. Bengio and others, 2013.
public struct Nesterov: OneMomentRule {
  /// The learning rate η, above 0.
  public var rate: Scalar
  /// The share γ of the velocity that is left after a step, in [0, 1); 0 is plain descent.
  public var decay: Scalar

  /// Creates the rule.
  ///
  /// - Parameters:
  ///   - rate: The learning rate η.
  ///   - decay: The share γ of the velocity that is left after a step.
  public init(rate: Scalar, decay: Scalar = 0.9) {
    self.rate = rate
    self.decay = decay
  }

  /// Moves a register of parameters.
  ///
  /// - Parameters:
  ///   - parameter: The points ahead φ.
  ///   - velocity: The velocity v.
  ///   - gradient: The gradient g at φ.
  @inlinable @inline(__always)
  public func callAsFunction(
    _ parameter: inout Vector, _ velocity: inout Vector, _ gradient: Vector
  ) {
    let slope = rate * gradient
    velocity = decay * velocity + slope
    parameter -= decay * velocity + slope
  }
}
