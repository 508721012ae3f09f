import Tensors

/// Gradient descent: every parameter takes a step against its gradient.
///
///     θ ← θ − η · ∂L/∂θ
///
/// An assignment, not the equation that 001 §4.3 prints (E001-02), and for all parameters at the
/// same old point: take all gradients first, then update.
///
/// Articles: 001 §4.3, 002 §3.3 and §4.3. Formulas 001-F02, 002-F03, 002-F04, 002-F08.
public struct GradientDescent: MemorylessRule {
  /// The learning rate η, above 0; stable below 2 ÷ the largest curvature of the loss.
  public var rate: Scalar

  /// Creates the rule.
  ///
  /// - Parameter rate: The learning rate η.
  public init(rate: Scalar) { self.rate = rate }

  /// Moves a register of parameters, θ ← θ − η · g.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ.
  ///   - gradient: Their gradient g.
  @inlinable @inline(__always)
  public func callAsFunction(_ parameter: inout Vector, _ gradient: Vector) {
    parameter -= rate * gradient
  }
}
