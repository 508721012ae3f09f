extension LinePlot {
  /// The picture as lines of text, none of them wider than asked.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: The lines to fill, titles and legend among them.
  ///   - color: Whether to use colors; without, the dots of each line have a pattern.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int, height: Int, color: Bool) -> String {
    let axes = axes
    let keys = series.enumerated().filter { !$1.name.isEmpty }.map { number, series in
      TerminalFrame.Key(
        sample: DotPattern.sample(number, color: color), ink: Palette.terminal(number),
        name: series.name)
    }
    var frame = TerminalFrame(axes, keys: keys, width: width, height: height)
    var canvas = BrailleCanvas(columns: frame.columns.count, rows: frame.rows.count)
    for (number, series) in series.enumerated() {
      let pattern = DotPattern.pattern(number, color: color)
      for run in drawableRuns(of: series.points, on: axes, columns: frame.columns.count * 2) {
        canvas.stroke(run, owner: number, pattern: pattern)
      }
    }
    frame.draw(canvas, ink: Palette.terminal)
    return frame.page.text(color: color)
  }
}
