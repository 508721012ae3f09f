import Tensors

/// Adam with weight decay beside the gradient, not inside it.
///
///     θ ← θ − η · λ · θ      then Adam's step
///
/// A penalty ½λ‖θ‖² in the loss adds λθ to g, and Adam divides it by √v̂: parameters with large
/// gradients would be decayed least. Here every parameter shrinks by the same share η · λ a step.
///
/// Articles: none; 002 §4.4 has the penalty in the loss, chapter 06 the comparison. I. Loshchilov and
/// F. Hutter, 2019.
public struct AdamW: TwoMomentRule {
  /// Adam's step, which also holds the learning rate.
  public var adam: Adam
  /// The decay λ, at least 0.
  public var decay: Scalar

  /// Creates the rule.
  ///
  /// - Parameters:
  ///   - rate: The learning rate η.
  ///   - decay: The decay λ.
  ///   - beta1: The share β₁ of the old mean of gradients.
  ///   - beta2: The share β₂ of the old mean of squares.
  ///   - epsilon: The number ε in the denominator.
  public init(
    rate: Scalar = 0.001, decay: Scalar = 0.01, beta1: Scalar = 0.9, beta2: Scalar = 0.999,
    epsilon: Scalar = 1e-8
  ) {
    adam = Adam(rate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    self.decay = decay
  }

  /// The learning rate η.
  public var rate: Scalar {
    get { adam.rate }
    set { adam.rate = newValue }
  }

  /// The rule with the bias corrections of step t.
  ///
  /// - Parameter t: The number of the step, from 1.
  /// - Returns: The rule for that step.
  public func at(step t: Int) -> AdamW {
    var rule = self
    rule.adam = adam.at(step: t)
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
    parameter -= (adam.rate * decay) * parameter
    adam(&parameter, &mean, &square, gradient)
  }
}
