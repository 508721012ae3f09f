import Foundation
import Tensors

/// AdamW of one parameter, step by step: the decay first, then Adam.
///
/// - Parameters:
///   - start: The parameter before the first step.
///   - rate: The learning rate η.
///   - decay: The decay λ.
///   - beta1: The share β₁ of the old mean of gradients.
///   - beta2: The share β₂ of the old mean of squares.
///   - epsilon: The number ε in the denominator.
///   - steps: The number of steps.
///   - gradient: The derivative of the loss at a parameter.
/// - Returns: The parameter after each step.
public func adamWByDefinition(
  from start: Scalar, rate: Scalar, decay: Scalar, beta1: Scalar, beta2: Scalar,
  epsilon: Scalar, steps: Int,
  gradient: (Scalar) -> Scalar
) -> [Scalar] {
  var (theta, m, v, path) = (start, Scalar(0), Scalar(0), [Scalar]())
  for t in stride(from: 1, through: steps, by: 1) {
    let g = gradient(theta)
    theta -= rate * decay * theta  // θ ← (1 − η λ) θ
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    let unbiasedM = m / (1 - pow(beta1, Scalar(t)))
    let unbiasedV = v / (1 - pow(beta2, Scalar(t)))
    theta -= rate * unbiasedM / (unbiasedV.squareRoot() + epsilon)
    path.append(theta)
  }
  return path
}

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
