import Tensors

/// A rectifier that lets a little through on the negative side.
///
///     forward     y  = x where x > 0, else s · x
///     backward    dx = dy where x > 0, else s · dy
///
/// A ReLU whose input is negative for every example gets no gradient and stays as it is for ever
/// ("dead"); here it still gets the s-th part. At the kink x = 0 the derivative is taken to be s.
///
/// Beyond the articles. A. Maas, A. Hannun and A. Ng, "Rectifier nonlinearities improve neural
/// network acoustic models", ICML 2013.
public struct LeakyReLU {
  /// The slope s on the negative side.
  public let slope: Scalar

  /// Creates the layer.
  ///
  /// - Parameter slope: The slope s on the negative side; 0 makes it a ReLU.
  public init(slope: Scalar = 0.01) { self.slope = slope }

  /// The output y for an input x of any shape, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The input.
  /// - Returns: The output, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let y = x.map { $0 > 0 ? $0 : slope * $0 }
    return (y, { dy in dy.map(with: x) { dy, x in x > 0 ? dy : slope * dy } })
  }
}
