import Tensors

/// A ReLU without the kink.
///
///     forward     y  = ln(1 + eˣ)
///     backward    dx = dy ⊙ σ(x)
///
/// Its derivative is the sigmoid: eˣ / (1 + eˣ). And the binary cross-entropy of a logit z with the
/// label y is softplus(z) − y · z.
///
/// Written max(x, 0) + ln(1 + e^(−|x|)), the power is never above 1: at ±1,000 the value is 1,000
/// and 0, where the formula above overflows.
///
/// Beyond the articles. C. Dugas and others, "Incorporating second-order functional knowledge for
/// better option pricing", NIPS 2000.
public struct Softplus {
  /// Creates the layer; it has no settings.
  public init() {}

  /// The output y for an input x of any shape, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The input.
  /// - Returns: The output, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let y = x.map { max($0, 0) } + log1p(exp(x.map { -abs($0) }))
    return (y, { dy in dy * sigmoid(x) })
  }
}
