/// A rule that moves parameters along their gradient and may remember something of each.
///
/// A rule conforms to one of the three protocols that say how much it remembers, and gives the
/// formula, once, for a register of parameters:
///
/// | protocol | remembers | such as |
/// |---|---|---|
/// | ``MemorylessRule`` | nothing | gradient descent |
/// | ``OneMomentRule`` | one number a parameter | momentum, AdaGrad, RMSProp |
/// | ``TwoMomentRule`` | two numbers a parameter | Adam |
///
/// What is remembered starts at 0 and has the shape of the parameters; the optimizer keeps it. A
/// conforming type is a small struct whose function is marked `@inlinable @inline(__always)`: a
/// closure over SIMD vectors that is called from two places would not be inlined.
public protocol UpdateRule: Sendable {
  /// How many numbers the rule remembers of every parameter: 0, 1 or 2.
  static var momentCount: Int { get }

  /// The rule as it acts at step t, with all that depends on t alone worked out.
  ///
  /// So a bias correction costs one power a step, not one a parameter. The rule itself, unless it
  /// says otherwise.
  ///
  /// - Parameter t: The number of the step, from 1.
  /// - Returns: The rule for that step.
  func at(step t: Int) -> Self

  /// Moves a tensor of parameters in one pass and in place; each of the three protocols has it.
  ///
  /// - Parameters:
  ///   - parameters: The parameters θ, replaced by their new values.
  ///   - first: The first moments, if the rule has any; untouched otherwise.
  ///   - second: The second moments, if the rule has any; untouched otherwise.
  ///   - gradient: The gradient ∂L/∂θ.
  func update(
    _ parameters: inout Tensor, _ first: inout Tensor, _ second: inout Tensor,
    along gradient: Tensor)
}

extension UpdateRule {
  /// The rule itself: nothing in it depends on the step.
  @inlinable public func at(step t: Int) -> Self { self }
}

/// A rule that needs the gradient alone.
///
/// The same at every step, so that an optimizer with such a rule is a constant.
public protocol MemorylessRule: UpdateRule {
  /// Moves as many parameters as fill a register.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ, replaced by their new values.
  ///   - gradient: The gradient ∂L/∂θ.
  func callAsFunction(_ parameter: inout Vector, _ gradient: Vector)
}

/// A rule that remembers one number of every parameter, such as a velocity.
public protocol OneMomentRule: UpdateRule {
  /// Moves as many parameters as fill a register.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ, replaced by their new values.
  ///   - moment: What the rule remembers, replaced; 0 before the first step.
  ///   - gradient: The gradient ∂L/∂θ.
  func callAsFunction(_ parameter: inout Vector, _ moment: inout Vector, _ gradient: Vector)
}

/// A rule that remembers two numbers of every parameter, such as the means of g and of g².
public protocol TwoMomentRule: UpdateRule {
  /// Moves as many parameters as fill a register.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ, replaced by their new values.
  ///   - first: The first thing the rule remembers, replaced; 0 before the first step.
  ///   - second: The second thing the rule remembers, replaced; 0 before the first step.
  ///   - gradient: The gradient ∂L/∂θ.
  func callAsFunction(
    _ parameter: inout Vector, _ first: inout Vector, _ second: inout Vector, _ gradient: Vector)
}
