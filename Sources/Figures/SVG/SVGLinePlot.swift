extension LinePlot {
  /// The picture as a document in SVG; the lines differ in color and in dash.
  ///
  /// - Parameters:
  ///   - width: The width in pixels.
  ///   - height: The height in pixels.
  ///   - appearance: For which background.
  /// - Returns: The document.
  public func svg(width: Int, height: Int, appearance: Appearance) -> String {
    let axes = axes
    let keys = series.enumerated().filter { !$1.name.isEmpty }.map {
      LineStyle.key($0, name: $1.name)
    }
    var frame = SVGFrame(axes, keys: keys, width: width, height: height)
    for (number, series) in series.enumerated() {
      for run in drawableRuns(of: series.points, on: axes, columns: frame.columns) {
        let dash = run.count == 1 ? "none" : LineStyle.dash(number)
        let weight = run.count == 1 ? "5" : "2"
        frame.document.stroke(
          run.map(frame.place), style: LineStyle.style(number),
          ["stroke-dasharray": dash, "style": "stroke-width:\(weight)"])
      }
    }
    return frame.document.document(
      width: frame.width, height: frame.height, title: title, appearance: appearance)
  }
}
