/// What surrounds the lines or points of a plot, the same for the terminal and for SVG.
struct Axes {
  var title: String
  var xTitle: String
  var yTitle: String
  var x: Scale
  var y: Scale
  /// Sentences about what is not shown.
  var notes: [String] = []

  /// Whether there is nothing to draw.
  var isEmpty: Bool { x.isEmpty || y.isEmpty }

  /// Where a point lies, as parts of the plane; nil outside and where an axis cannot show it.
  func place(_ point: Point) -> Point? {
    guard let x = x.position(point.x), let y = y.position(point.y) else { return nil }
    guard (0...1).contains(x), (0...1).contains(y) else { return nil }
    return Point(x: x, y: y)
  }
}
