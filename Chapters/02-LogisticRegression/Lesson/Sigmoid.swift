import Tensors

/// The sigmoid as a layer.
///
///     forward     y  = σ(x) = 1 / (1 + e⁻ˣ)
///     backward    dx = dy ⊙ y ⊙ (1 − y)
///
/// The derivative needs only the output: σ′ = σ · (1 − σ), at most ¼. Program 000 §4.1 forgets the
/// factor 1 − σ (E000-09). `sigmoid` in Tensors is written so that no power overflows (E003-32).
///
/// Articles: 003 §3.2. Formula 003-F01.
public struct Sigmoid {
  /// Creates the layer; it has no settings.
  public init() {}

  /// The output y for an input x of any shape, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The input.
  /// - Returns: The output, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let y = sigmoid(x)
    return (y, { dy in dy.map(with: y) { dy, y in dy * y * (1 - y) } })
  }
}
