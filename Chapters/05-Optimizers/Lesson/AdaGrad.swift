import Tensors

/// AdaGrad: every parameter has a rate of its own, which falls with all its gradients so far.
///
///     G ← G + g²      θ ← θ − η · g / (√G + ε)
///
/// A parameter with rare gradients keeps long steps; one with frequent gradients is slowed. Under a
/// constant gradient step t is η / √t, whatever the gradient's size. The sum never falls, so in a
/// long run the steps die out; RMSProp lets the sum fade.
///
/// Articles: 004 §4.2.3 names it and gives no formula. Formula 004-T04. J. Duchi, E. Hazan and
/// Y. Singer, 2011.
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
