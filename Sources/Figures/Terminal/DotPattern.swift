/// The dots of a line that tell it from other lines where there is no colour.
enum DotPattern {
  private static let all: [[Bool]] = [
    [true],
    [true, true, true, true, false, false, false, false],
    [true, false, false],
    [true, true, true, true, true, true, false, false, true, false, false],
  ]

  /// The pattern of line number n.
  ///
  /// With colour, lines are drawn through until the colours are used up.
  static func pattern(_ n: Int, colour: Bool) -> [Bool] {
    all[(colour ? n / Palette.count : n) % all.count]
  }

  /// A piece of the line for a legend, four columns wide.
  static func sample(_ n: Int, colour: Bool) -> String {
    var canvas = BrailleCanvas(columns: 4, rows: 1)
    let ends = [Point(x: 0, y: 0.5), Point(x: 1, y: 0.5)]
    canvas.stroke(ends, owner: n, pattern: pattern(n, colour: colour))
    var page = CellGrid(width: 4)
    canvas.write(into: &page, column: 0, row: 0) { _ in nil }
    return page.text(colour: false).padded(toLeading: 4)
  }
}
