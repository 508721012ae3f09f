/// Axes, titles and legend of a plot in SVG, around a plane that is still to be drawn.
struct SVGFrame {
  /// An entry of the legend: how something looks, drawn 24 pixels wide, and what it is.
  struct Key {
    let name: String
    let draw: (inout SVGDocument, Point) -> Void
  }

  var document = SVGDocument()
  let width: Double
  let height: Double
  /// The edges of the plane in pixels.
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// Draws the grid, the axes and all text.
  init(_ axes: Axes, keys: [Key], width: Int, height: Int) {
    let width = max(Double(width), 80)
    let legend = SVGFrame.lines(of: keys, width: width - 24)
    let below = 26 + (axes.xTitle.isEmpty ? 0 : 20) + Double(legend.count + axes.notes.count) * 20
    top = axes.title.isEmpty ? 14 : 40
    bottom = max(Double(height) - below - 8, top + 40)
    self.width = width
    self.height = bottom + below + 8
    let yTicks = axes.y.ticks(about: max(2, Int((bottom - top) / 50)))
    let labels = yTicks.map { $0.label.estimatedWidth() }.max() ?? 0
    left = min((axes.yTitle.isEmpty ? 16 : 38) + labels, width / 2)
    right = width - 18
    drawVertical(axes, yTicks)
    drawHorizontal(axes)
    drawTitles(axes)
    drawLegend(legend, axes)
  }

  /// The place on the picture of a point that is given as parts of the plane.
  func place(_ point: Point) -> Point {
    Point(x: left + point.x * (right - left), y: bottom - point.y * (bottom - top))
  }

  /// The columns of pixels of the plane.
  var columns: Int { max(1, Int(right - left)) }

  private mutating func drawVertical(_ axes: Axes, _ ticks: [Tick]) {
    for tick in ticks {
      let y = place(Point(x: 0, y: tick.position)).y
      document.stroke([Point(x: left, y: y), Point(x: right, y: y)], style: "grid")
      document.write(tick.label, x: left - 6, y: y + 4, anchor: .end, style: "number")
    }
    document.stroke([Point(x: left, y: top), Point(x: left, y: bottom)], style: "axis")
  }

  private mutating func drawHorizontal(_ axes: Axes) {
    var free = -Double.infinity
    for tick in axes.x.ticks(about: max(2, Int((right - left) / 80))) {
      let x = place(Point(x: tick.position, y: 0)).x
      document.stroke([Point(x: x, y: bottom), Point(x: x, y: bottom + 4)], style: "axis")
      let half = tick.label.estimatedWidth() / 2
      let middle = min(x, width - half - 2)
      guard middle - half > free else { continue }
      document.write(tick.label, x: middle, y: bottom + 18, anchor: .middle, style: "number")
      free = middle + half + 4
    }
    document.stroke([Point(x: left, y: bottom), Point(x: right, y: bottom)], style: "axis")
  }

  private mutating func drawTitles(_ axes: Axes) {
    let middle = (left + right) / 2
    document.write(
      axes.title.cut(toPixels: width - 24, size: 15), x: width / 2, y: 24, anchor: .middle,
      style: "title")
    document.write(
      axes.xTitle.cut(toPixels: width - 24), x: middle, y: bottom + 38, anchor: .middle)
    let y = (top + bottom) / 2
    document.write(
      axes.yTitle.cut(toPixels: bottom - top + 20), x: 16, y: y, anchor: .middle,
      ["transform": "rotate(-90 16 \(pixels(y)))"])
    if axes.isEmpty { document.write("no data", x: middle, y: y, anchor: .middle, style: "faint") }
  }

  private mutating func drawLegend(_ legend: [[Key]], _ axes: Axes) {
    var y = bottom + (axes.xTitle.isEmpty ? 26 : 46) + 12
    for line in legend {
      var x = (width - line.reduce(-16) { $0 + SVGFrame.width(of: $1) }) / 2
      for key in line {
        key.draw(&document, Point(x: x, y: y - 4))
        document.write(key.name, x: x + 30, y: y)
        x += SVGFrame.width(of: key)
      }
      y += 20
    }
    for note in axes.notes {
      document.write(
        note.cut(toPixels: width - 24, size: 11), x: width - 18, y: y, anchor: .end,
        style: "small faint")
      y += 20
    }
  }

  private static func lines(of keys: [Key], width: Double) -> [[Key]] {
    var lines: [[Key]] = []
    var filled = Double.infinity
    for key in keys {
      let key = Key(name: key.name.cut(toPixels: width - 46), draw: key.draw)
      if filled + self.width(of: key) > width {
        lines.append([])
        filled = -16
      }
      lines[lines.count - 1].append(key)
      filled += self.width(of: key)
    }
    return lines
  }

  private static func width(of key: Key) -> Double { 46 + key.name.estimatedWidth() }
}
