import Tensors

/// The hyperbolic tangent: a sigmoid stretched to (−1, 1) and centred at 0.
///
///     forward     y  = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)  =  2σ(2x) − 1
///     backward    dx = dy ⊙ (1 − y²)
///
/// The derivative needs only the output: the quotient rule gives ((eˣ + e⁻ˣ)² − (eˣ − e⁻ˣ)²) over
/// (eˣ + e⁻ˣ)², which is 1 − y². It is 1 at x = 0 and falls off on both sides.
///
/// The printed fraction is ∞/∞ from x = 710 on (E003-32); `tanh` in Tensors is not computed by it.
///
/// Articles: 003 §3.2. Formula 003-F02.
public struct Tanh {
  /// Creates the layer; it has no settings.
  public init() {}

  /// The output y for an input x of any shape, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The input.
  /// - Returns: The output, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let y = tanh(x)
    return (y, { dy in dy.map(with: y) { dy, y in dy * (1 - y * y) } })
  }
}
