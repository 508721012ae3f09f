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
}
