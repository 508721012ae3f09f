import Tensors

/// A place in the plane, in the units of a plot or, drawn, as parts of its width and height.
struct Point: Sendable, Equatable {
  var x: Double
  var y: Double

  var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Point {
  /// The points that two lists of coordinates name.
  ///
  /// - Parameters:
  ///   - x: The first coordinates.
  ///   - y: As many second coordinates; any other number is a mistake.
  ///   - name: What the lists belong to, for the message.
  /// - Returns: The points.
  static func points(x: [Scalar], y: [Scalar], of name: String) -> [Point] {
    guard x.count == y.count else {
      mistake("\(name) has \(x.count) values of x and \(y.count) of y")
    }
    return zip(x, y).map { Point(x: Double($0), y: Double($1)) }
  }
}
