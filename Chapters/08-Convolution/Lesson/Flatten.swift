import Tensors

/// From images to rows: the numbers stay, the shape goes.
///
///     forward     [N, H, W, C] → [N, H·W·C]
///     backward    the same numbers in the old shape
///
/// The order is rows, columns, channels. A framework that keeps channels first flattens in another
/// order: the weights of a dense layer behind it cannot be carried over as they are.
///
/// Articles: 000 §4.2, 003 §4.3. Program part 000-C02d.
public struct Flatten {
  /// Creates the layer; it has no settings.
  public init() {}

  /// The rows y of a batch, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The batch, its first axis the examples.
  /// - Returns: The rows, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let width = x.shape.dropFirst().reduce(1, *)
    return (x.reshaped([x.shape[0], width]), { dy in dy.reshaped(x.shape) })
  }
}
