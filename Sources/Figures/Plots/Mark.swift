import Tensors

/// A named place of a contour plot, such as a minimum.
public struct Mark: Sendable {
  /// What the legend calls the place.
  public var name: String
  let point: Point

  /// Names a place.
  ///
  /// - Parameters:
  ///   - name: What the legend calls the place.
  ///   - x: The first coordinate.
  ///   - y: The second coordinate.
  public init(_ name: String, x: Scalar, y: Scalar) {
    self.name = name
    point = Point(x: Double(x), y: Double(y))
  }
}
