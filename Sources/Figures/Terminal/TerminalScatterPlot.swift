extension ScatterPlot {
  /// The points as lines of text: with color in dots, a color a class; without as letters.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: The lines to fill, titles and legend among them.
  ///   - color: Whether to use colors.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int, height: Int, color: Bool) -> String {
    let axes = axes
    var frame = TerminalFrame(axes, keys: keys(color: color), width: width, height: height)
    let (columns, rows) = (frame.columns, frame.rows)
    frame.edit { drawRegions(on: &$0, columns, rows, color: color) }
    let places = places(on: axes)
    if color {
      var canvas = BrailleCanvas(columns: columns.count, rows: rows.count)
      for (number, places) in places.enumerated() {
        for place in places { canvas.dot(place, owner: number) }
      }
      frame.draw(canvas, ink: Palette.terminal)
    } else {
      frame.edit { page in
        for (number, places) in places.enumerated() {
          for place in places {
            let x = min(Int(place.x * Double(columns.count)), columns.count - 1)
            let y = min(Int((1 - place.y) * Double(rows.count)), rows.count - 1)
            page[columns.lowerBound + x, rows.lowerBound + y].character = marker(number)
          }
        }
      }
    }
    return frame.page.text(color: color)
  }

  private func keys(color: Bool) -> [TerminalFrame.Key] {
    guard classCount > 1 || !classNames.isEmpty else { return [] }
    return (0..<classCount).map { number in
      let sample = color ? "⠶" : String(marker(number))
      let fill = regions == nil ? "" : String(fill(number, color: color))
      return TerminalFrame.Key(
        sample: sample + fill, ink: Palette.terminal(number), name: className(number))
    }
  }

  private func drawRegions(
    on page: inout CellGrid, _ columns: Range<Int>, _ rows: Range<Int>, color: Bool
  ) {
    guard let regions else { return }
    for row in rows {
      for column in columns {
        let x = (Double(column - columns.lowerBound) + 0.5) / Double(columns.count)
        let y = 1 - (Double(row - rows.lowerBound) + 0.5) / Double(rows.count)
        guard let number = regions.classNumber(at: Point(x: x, y: y)) else { continue }
        page[column, row] = CellGrid.Cell(
          character: fill(number, color: color), ink: Palette.terminal(number))
      }
    }
  }
}

/// The letter of the points of a class.
private func marker(_ number: Int) -> Character {
  let markers: [Character] = ["o", "x", "+", "*", "#", "%", "@"]
  return markers[number % markers.count]
}

/// The character that fills the region of a class.
private func fill(_ number: Int, color: Bool) -> Character {
  let fills: [Character] = [" ", "·", ":", "-", "'", "~", "="]
  return color ? "·" : fills[max(0, number) % fills.count]
}
