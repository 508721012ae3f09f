import Tensors

/// A line of a plot: a name and points in order.
///
/// A point that is not finite is left out and the line has a gap there.
public struct Series: Sendable {
  /// What the legend calls the line; empty for none.
  public var name: String
  let points: [Point]

  /// Creates a line from its points.
  ///
  /// - Parameters:
  ///   - name: What the legend calls the line.
  ///   - x: The first coordinates.
  ///   - y: As many second coordinates; any other number is a mistake.
  public init(_ name: String, x: [Scalar], y: [Scalar]) {
    self.name = name
    points = Point.points(x: x, y: y, of: "the series \"\(name)\"")
  }

  /// Creates a line from values that are one apart, such as the losses of epochs.
  ///
  /// - Parameters:
  ///   - name: What the legend calls the line.
  ///   - y: The values.
  ///   - first: The x of the first value.
  public init(_ name: String, y: [Scalar], from first: Int = 1) {
    self.name = name
    points = y.enumerated().map { Point(x: Double(first + $0.offset), y: Double($0.element)) }
  }
}
