import Tensors

/// The rectified linear unit.
///
///     forward     y  = max(0, x)
///     backward    dx = dy where x > 0, else 0
///
/// At the kink x = 0 the derivative is taken to be 0, as the frameworks do.
///
/// Articles: 003 §3.2; one choice of the activation in 002 §3.2 and 004 §3.1.1. Formulas 003-F03,
/// 002-F02, 004-F02.
public struct ReLU {
  /// Creates the layer; it has no settings.
  public init() {}

  /// The output y for an input x of any shape, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The input.
  /// - Returns: The output, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let y = x.map { $0 > 0 ? $0 : ($0.isNaN ? $0 : 0) }  // NaN in, NaN out
    return (y, { dy in dy.map(with: x) { dy, x in x > 0 ? dy : 0 } })
  }
}
