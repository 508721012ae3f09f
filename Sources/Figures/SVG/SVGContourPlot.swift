extension ContourPlot {
  /// The picture as a document in SVG; level lines carry their values.
  ///
  /// - Parameters:
  ///   - width: The width in pixels.
  ///   - height: The height in pixels.
  ///   - appearance: For which background.
  /// - Returns: The document.
  public func svg(width: Int, height: Int, appearance: Appearance) -> String {
    let axes = axes
    var frame = SVGFrame(axes, keys: keys, width: width, height: height)
    drawLevels(on: &frame)
    for (number, path) in paths.enumerated() { draw(path, number, axes, on: &frame) }
    for (number, mark) in marks.enumerated() {
      guard let place = axes.place(mark.point) else { continue }
      draw(number, at: frame.place(place), on: &frame.document)
    }
    return frame.document.document(
      width: frame.width, height: frame.height, title: title, appearance: appearance)
  }

  private var keys: [SVGFrame.Key] {
    let lines = paths.enumerated().filter { !$1.name.isEmpty }.map {
      LineStyle.key($0, name: $1.name)
    }
    return lines
      + marks.enumerated().map { number, mark in
        SVGFrame.Key(name: mark.name) { document, place in
          draw(number, at: Point(x: place.x + 12, y: place.y), on: &document)
        }
      }
  }

  /// Draws all level lines, then a value on the longest line of each level where there is room.
  private func drawLevels(on frame: inout SVGFrame) {
    var labels: [(place: Point, text: String)] = []
    for level in levels {
      let lines = levelLines(level, in: rows).map { $0.map(frame.place) }
      for line in lines { frame.document.stroke(line, style: "level") }
      guard let longest = lines.max(by: { $0.count < $1.count }), longest.count > 8 else {
        continue
      }
      // A third of the way along: far from the border, where lines end, and from closed tops.
      let places = [3, 2, 5, 7].map { longest[longest.count / $0] }
      let free = places.first { place in
        place.x > frame.left + 24 && place.x < frame.right - 24
          && labels.allSatisfy { abs($0.place.x - place.x) > 44 || abs($0.place.y - place.y) > 16 }
      }
      if let free { labels.append((free, shortNumber(level, digits: 2))) }
    }
    for label in labels {
      frame.document.write(
        label.text, x: label.place.x, y: label.place.y + 4, anchor: .middle,
        style: "small number faint halo",
        ["paint-order": "stroke", "stroke-width": "4", "stroke-linejoin": "round"])
    }
  }

  /// Draws a path with its points, if those are few enough to be told apart.
  private func draw(_ path: Series, _ number: Int, _ axes: Axes, on frame: inout SVGFrame) {
    for run in drawableRuns(of: path.points, on: axes, columns: frame.columns) {
      frame.document.stroke(
        run.map(frame.place), style: LineStyle.style(number),
        ["stroke-dasharray": LineStyle.dash(number)])
    }
    guard path.points.count <= 60 else { return }
    for point in path.points.compactMap(axes.place).map(frame.place) {
      frame.document.add(
        "circle",
        [
          "class": "f\(number % Palette.count)", "cx": pixels(point.x), "cy": pixels(point.y),
          "r": "2.6",
        ])
    }
  }

  /// Draws the sign of mark number n: a cross, a plus, a ring, a square, in ink on a little paper.
  private func draw(_ number: Int, at place: Point, on document: inout SVGDocument) {
    let signs = [
      "m-5-5l10 10m0-10l-10 10", "m-6 0h12m-6-6v12", "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
      "m-5-5h10v10h-10z",
    ]
    let path = "M\(pixels(place.x)) \(pixels(place.y))\(signs[number % signs.count])"
    document.add("path", ["class": "halo", "fill": "none", "stroke-width": "5", "d": path])
    document.add("path", ["class": "mark", "fill": "none", "stroke-width": "2", "d": path])
  }
}
