import Tensors

/// The exponential linear unit: a rectifier that levels out at −α instead of breaking off at 0.
///
///     forward     y  = x where x > 0, else α · (eˣ − 1)
///     backward    dx = dy where x > 0, else dy · α · eˣ
///
/// For α = 1 the slopes of both sides meet at x = 0 and there is no kink; for any other α there the
/// derivative is taken to be α. `expm1` keeps small x exact, where eˣ − 1 would cancel.
///
/// Beyond the articles. D.-A. Clevert, T. Unterthiner and S. Hochreiter, "Fast and accurate deep
/// network learning by exponential linear units (ELUs)", ICLR 2016.
public struct ELU {
  /// The depth α of the negative side.
  public let alpha: Scalar

  /// Creates the layer.
  ///
  /// - Parameter alpha: The depth α of the negative side.
  public init(alpha: Scalar = 1) { self.alpha = alpha }

  /// The output y for an input x of any shape, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The input.
  /// - Returns: The output, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let y = x.map(with: expm1(x)) { x, power in x > 0 ? x : alpha * power }
    return (
      y,
      { dy in
        let slopes = x.map(with: exp(x)) { x, power in x > 0 ? 1 : alpha * power }
        return dy * slopes
      }
    )
  }
}
