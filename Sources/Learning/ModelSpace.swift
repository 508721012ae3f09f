import Tensors

// A model is a point in a vector space; these are the space's zero and its length.

extension Parameters {
  /// The origin of the model's space: the same shapes and settings, every parameter 0.
  public var zero: Self {
    var origin = self
    for tensor in tensors { origin[keyPath: tensor] = .zeros(self[keyPath: tensor].shape) }
    return origin
  }

  /// The length ‖θ‖ of all parameters seen as one vector.
  ///
  /// Summed in units of the largest magnitude, since squares overflow long before the length does.
  /// NaN if a parameter is NaN, otherwise infinite if one is infinite.
  public var norm: Scalar {
    let parameters = tensors.map { self[keyPath: $0] }
    if parameters.contains(where: { $0.scalars.contains { $0.isNaN } }) { return .nan }
    let largest = parameters.reduce(0) { $1.scalars.reduce($0) { max($0, abs($1)) } }
    guard largest > 0, largest.isFinite else { return largest }
    let squares = parameters.reduce(0) { sum, tensor in
      tensor.scalars.reduce(sum) { $0 + ($1 / largest) * ($1 / largest) }
    }
    return largest * squares.squareRoot()
  }
}
