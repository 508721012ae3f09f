import Tensors

/// Momentum of one parameter, step by step as article 004 writes it.
///
/// - Parameters:
///   - start: The parameter before the first step.
///   - rate: The learning rate η.
///   - decay: The share γ of the velocity that is left after a step.
///   - steps: The number of steps.
///   - gradient: The derivative of the loss at a parameter.
/// - Returns: The parameter after each step.
public func momentumByDefinition(
  from start: Scalar, rate: Scalar, decay: Scalar, steps: Int,
  gradient: (Scalar) -> Scalar
) -> [Scalar] {
  var (theta, velocity, path) = (start, Scalar(0), [Scalar]())
  for _ in 0..<steps {
    velocity = decay * velocity + rate * gradient(theta)  // vₜ = γ vₜ₋₁ + η ∇J(θₜ)
    theta -= velocity  // θₜ₊₁ = θₜ − vₜ
    path.append(theta)
  }
  return path
}

/// Momentum: the step is a velocity, to which every gradient adds a little.
///
///     v ← γ · v + η · g      θ ← θ − v
///
/// What is remembered is the velocity v, a sum of past gradients that fades by γ a step; not the
/// previous weights and biases, as 003 §3.4 has it (E003-07). Under a constant gradient the velocity
/// grows to η · g / (1 − γ): at γ = 0.9 ten times the step of plain descent.
///
/// PyTorch leaves the rate outside: v ← γ · v + g, θ ← θ − η · v. As long as η stays constant both
/// give the same parameters. When η changes, the article's velocity still carries the old rate, while
/// PyTorch's new rate acts on the whole velocity at once (E004-17). `ratePlace` chooses.
///
/// Articles: 004 §4.2.2, 003 §3.4, named in 002 §4.3. Formulas 004-F12, 004-F13, 003-T06, 002-T14b.
/// B. Polyak, 1964.
public struct Momentum: OneMomentRule {
  /// Where the learning rate stands.
  public enum RatePlace: Sendable {
    /// In the velocity, as article 004 writes it.
    case inVelocity
    /// In front of the velocity, as PyTorch has it.
    case outside
  }

  /// The learning rate η, above 0.
  public var rate: Scalar
  /// The share γ of the velocity that is left after a step, in [0, 1); 0 is plain descent.
  public var decay: Scalar
  /// Where the learning rate stands.
  public var ratePlace: RatePlace

  /// Creates the rule.
  ///
  /// - Parameters:
  ///   - rate: The learning rate η.
  ///   - decay: The share γ of the velocity that is left after a step.
  ///   - ratePlace: Where the learning rate stands.
  public init(rate: Scalar, decay: Scalar = 0.9, ratePlace: RatePlace = .inVelocity) {
    self.rate = rate
    self.decay = decay
    self.ratePlace = ratePlace
  }

  /// The rate where it is applied to the gradient; 1 where it is not.
  @usableFromInline var inner: Scalar { ratePlace == .inVelocity ? rate : 1 }
  /// The rate where it is applied to the velocity; 1 where it is not.
  @usableFromInline var outer: Scalar { ratePlace == .inVelocity ? 1 : rate }

  /// Moves a register of parameters.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ.
  ///   - velocity: Their velocity v.
  ///   - gradient: Their gradient g.
  @inlinable @inline(__always)
  public func callAsFunction(
    _ parameter: inout Vector, _ velocity: inout Vector, _ gradient: Vector
  ) {
    velocity = decay * velocity + inner * gradient
    parameter -= outer * velocity
  }
}
