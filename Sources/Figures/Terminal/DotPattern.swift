/// The dots of a line that tell it from other lines where there is no color.
enum DotPattern {
  private static let all: [[Bool]] = [
    [true],
    [true, true, true, true, false, false, false, false],
    [true, false, false],
    [true, true, true, true, true, true, false, false, true, false, false],
  ]

  /// The pattern of line number n.
  ///
  /// With color, lines are drawn through until the colors are used up.
  static func pattern(_ n: Int, color: Bool) -> [Bool] {
    all[(color ? n / Palette.count : n) % all.count]
  }

  /// A piece of the line for a legend, four columns wide.
  static func sample(_ n: Int, color: Bool) -> String {
    var canvas = BrailleCanvas(columns: 4, rows: 1)
    let ends = [Point(x: 0, y: 0.5), Point(x: 1, y: 0.5)]
    canvas.stroke(ends, owner: n, pattern: pattern(n, color: color))
    var page = CellGrid(width: 4)
    canvas.write(into: &page, column: 0, row: 0) { _ in nil }
    return page.text(color: false).padded(toLeading: 4)
  }
}
