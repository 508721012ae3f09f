extension ContourPlot {
  /// The level lines in scattered dots, the paths in full ones, the marks as letters.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: The lines to fill, titles and legend among them.
  ///   - color: Whether to use colors.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int, height: Int, color: Bool) -> String {
    let axes = axes
    var frame = TerminalFrame(axes, keys: keys(color: color), width: width, height: height)
    var levelCanvas = BrailleCanvas(columns: frame.columns.count, rows: frame.rows.count)
    // Dots cannot show lines that lie close: in a low picture only every second or third level.
    let step = max(1, (levels.count * 3 + frame.rows.count - 1) / frame.rows.count)
    for level in stride(from: step - 1, to: levels.count, by: step).map({ levels[$0] }) {
      for line in levelLines(level, in: rows) {
        levelCanvas.stroke(line, owner: 0, pattern: [true, false, false])
      }
    }
    frame.draw(levelCanvas) { _ in nil }
    var canvas = BrailleCanvas(columns: frame.columns.count, rows: frame.rows.count)
    for (number, path) in paths.enumerated() {
      for run in drawableRuns(of: path.points, on: axes, columns: frame.columns.count * 2) {
        canvas.stroke(run, owner: number, pattern: DotPattern.pattern(number, color: color))
      }
    }
    frame.draw(canvas, ink: Palette.terminal)
    drawMarks(axes, on: &frame)
    return frame.page.text(color: color)
  }

  private func drawMarks(_ axes: Axes, on frame: inout TerminalFrame) {
    for (number, mark) in marks.enumerated() {
      guard let place = axes.place(mark.point) else { continue }
      let column = frame.columns.lowerBound + Int(place.x * Double(frame.columns.count - 1) + 0.5)
      let row = frame.rows.lowerBound + Int((1 - place.y) * Double(frame.rows.count - 1) + 0.5)
      frame.edit { $0[column, row] = CellGrid.Cell(character: letter(number)) }
    }
  }

  private func keys(color: Bool) -> [TerminalFrame.Key] {
    let lines = paths.enumerated().filter { !$1.name.isEmpty }.map { number, path in
      TerminalFrame.Key(
        sample: DotPattern.sample(number, color: color), ink: Palette.terminal(number),
        name: path.name)
    }
    return lines
      + marks.enumerated().map { number, mark in
        TerminalFrame.Key(sample: String(letter(number)), ink: nil, name: mark.name)
      }
  }
}

/// The letter of a mark.
private func letter(_ number: Int) -> Character {
  let letters: [Character] = ["×", "+", "○", "◇"]
  return letters[number % letters.count]
}
