/// Axes, titles and legend of a plot in the terminal, around a plane that is still to be drawn.
struct TerminalFrame {
  /// A line of the legend: how something looks, and what it is.
  struct Key {
    var sample: String
    var ink: Color?
    var name: String
  }

  private(set) var page: CellGrid
  /// The columns of the plane.
  let columns: Range<Int>
  /// The rows of the plane.
  let rows: Range<Int>

  /// Draws all but the plane.
  init(_ axes: Axes, keys: [Key], width: Int, height: Int) {
    let legend = TerminalFrame.lines(of: keys, width: width)
    let above = [axes.title, axes.yTitle].count { !$0.isEmpty }
    let below = 2 + (axes.xTitle.isEmpty ? 0 : 1) + legend.count + axes.notes.count
    let planeHeight = max(3, height - above - below)
    let yTicks = axes.y.ticks(about: max(2, planeHeight / 3))
    let labels = yTicks.map(\.label.columns).max() ?? 0
    let gutter = labels + 2 > width / 2 ? 0 : labels + 1

    page = CellGrid(width: width)
    rows = above..<(above + planeHeight)
    columns = (gutter + 1)..<max(gutter + 2, width)
    drawTitles(axes, gutter: gutter)
    drawVertical(yTicks, gutter: gutter)
    drawHorizontal(axes.x.ticks(about: max(2, columns.count / 10)))
    if !axes.xTitle.isEmpty {
      page.write(axes.xTitle, centeredIn: columns, row: rows.upperBound + 2)
    }
    drawLegend(
      legend, notes: axes.notes, from: above + planeHeight + below - legend.count - axes.notes.count
    )
    if axes.isEmpty {
      page.write("no data", centeredIn: columns, row: rows.lowerBound + planeHeight / 2)
    }
  }

  /// Puts a drawing into the plane.
  mutating func draw(_ canvas: BrailleCanvas, ink: (Int) -> Color?) {
    canvas.write(into: &page, column: columns.lowerBound, row: rows.lowerBound, ink: ink)
  }

  /// Changes single cells of the page.
  mutating func edit(_ change: (inout CellGrid) -> Void) { change(&page) }

  private mutating func drawTitles(_ axes: Axes, gutter: Int) {
    var row = 0
    if !axes.title.isEmpty {
      page.write(axes.title, centeredIn: 0..<page.width, row: row)
      row += 1
    }
    page.write(axes.yTitle.cut(to: page.width), column: 0, row: row)
  }

  private mutating func drawVertical(_ ticks: [Tick], gutter: Int) {
    for row in rows { page.write("│", column: gutter, row: row) }
    for tick in ticks {
      let dot = ((1 - tick.position) * Double(rows.count * 4 - 1)).rounded()
      let row = rows.lowerBound + Int(dot) / 4
      page.write("┤", column: gutter, row: row)
      if gutter > 0 {
        page.write(tick.label.padded(toTrailing: gutter - 1), column: 0, row: row)
      }
    }
  }

  private mutating func drawHorizontal(_ ticks: [Tick]) {
    let row = rows.upperBound
    page.write("└", column: columns.lowerBound - 1, row: row)
    for column in columns { page.write("─", column: column, row: row) }
    var free = 0
    for tick in ticks {
      let column =
        columns.lowerBound + Int((tick.position * Double(columns.count * 2 - 1)).rounded()) / 2
      page.write("┬", column: column, row: row)
      let start = min(
        max(0, column - (tick.label.columns - 1) / 2), page.width - tick.label.columns)
      if start >= free {
        page.write(tick.label, column: start, row: row + 1)
        free = start + tick.label.columns + 1
      }
    }
  }

  private mutating func drawLegend(_ legend: [[Key]], notes: [String], from first: Int) {
    var row = first
    for line in legend {
      var column = 0
      for key in line {
        page.write(key.sample, column: column, row: row, ink: key.ink)
        page.write(key.name, column: column + key.sample.columns + 1, row: row)
        column += TerminalFrame.width(of: key) + 2
      }
      row += 1
    }
    for note in notes {
      page.write(note.cut(to: page.width), column: 0, row: row)
      row += 1
    }
  }

  /// Fills lines with keys, names cut where one alone is too wide.
  private static func lines(of keys: [Key], width: Int) -> [[Key]] {
    var lines: [[Key]] = []
    var filled = width
    for key in keys {
      var key = key
      key.name = key.name.printable.cut(to: width - key.sample.columns - 1)
      if filled + 2 + self.width(of: key) > width {
        lines.append([])
        filled = -2
      }
      lines[lines.count - 1].append(key)
      filled += 2 + self.width(of: key)
    }
    return lines
  }

  private static func width(of key: Key) -> Int { key.sample.columns + 1 + key.name.columns }
}
