extension HeatMap {
  /// The picture as a document in SVG, with a bar that says which color is which number.
  ///
  /// Of a matrix with more than 80 rows or columns each cell shows the mean of several.
  ///
  /// - Parameters:
  ///   - width: The width in pixels.
  ///   - height: Not used: the matrix takes the height that it needs.
  ///   - appearance: For which background.
  /// - Returns: The document.
  public func svg(width: Int, height: Int, appearance: Appearance) -> String {
    let layout = SVGHeatMap(self, width: Double(max(width, 120)))
    var document = SVGDocument()
    document.write(
      title.cut(toPixels: layout.width - 24, size: 15), x: layout.width / 2, y: 24,
      anchor: .middle, style: "title")
    layout.drawLabels(of: self, on: &document)
    layout.drawCells(of: self, on: &document)
    layout.drawBar(ramp, on: &document)
    return document.document(
      width: layout.width, height: layout.height, title: title, appearance: appearance)
  }
}

/// Where the cells of a heat map lie in an SVG picture.
private struct SVGHeatMap {
  let width: Double
  let height: Double
  let left: Double
  let top: Double
  let side: (x: Double, y: Double)
  let values: [[Double]]
  let isReduced: Bool

  init(_ map: HeatMap, width: Double) {
    values = blockMeans(map.rows, rows: 80, columns: 80)
    let columns = values.first?.count ?? 0
    isReduced = values.count < map.rows.count || columns < map.columnCount
    let labels = map.rowLabels.map { $0.estimatedWidth() }.max() ?? 0
    left = min(labels, width / 4) + (map.rowTitle.isEmpty ? 16 : 38)
    let room = width - left - 66
    // Where there are few cells they, and the picture, do not fill the width.
    let x = min(room / Double(max(columns, 1)), 56)
    let needed = max(left + x * Double(columns) + 66, map.title.estimatedWidth(size: 15) + 48)
    self.width = min(width, needed)
    side = (x, max(min(x, 36), 3))
    top =
      (map.title.isEmpty ? 12 : 40) + (map.columnTitle.isEmpty ? 0 : 20)
      + (map.columnLabels.isEmpty ? 0 : 18)
    height = top + Double(max(values.count, 1)) * side.y + (isReduced ? 30 : 14)
  }

  private var right: Double { left + Double(values.first?.count ?? 0) * side.x }
  private var bottom: Double { top + Double(values.count) * side.y }

  func drawLabels(of map: HeatMap, on document: inout SVGDocument) {
    let base = top - (map.columnLabels.isEmpty ? 8 : 26)
    document.write(map.columnTitle, x: (left + right) / 2, y: base, anchor: .middle)
    let middle = (top + bottom) / 2
    document.write(
      map.rowTitle, x: 18, y: middle, anchor: .middle,
      ["transform": "rotate(-90 18 \(pixels(middle)))"])
    if isReduced {
      document.write(
        "means of blocks of \(map.rows.count) × \(map.columnCount) cells", x: left,
        y: bottom + 18, style: "small faint")
      return
    }
    for row in values.indices where side.y >= 11 {
      let label = map.rowLabel(row).cut(toPixels: width / 4)
      document.write(
        label, x: left - 6, y: top + (Double(row) + 0.5) * side.y + 4, anchor: .end)
    }
    for column in 0..<map.columnCount {
      document.write(
        map.columnLabel(column).cut(toPixels: side.x), x: left + (Double(column) + 0.5) * side.x,
        y: top - 7, anchor: .middle)
    }
  }

  func drawCells(of map: HeatMap, on document: inout SVGDocument) {
    let ramp = map.ramp
    let numbers = isReduced ? [] : map.numbers(digits: 3)
    let widest = numbers.lazy.flatMap { $0 }.map { $0.estimatedWidth(size: 11) }.max() ?? 0
    let hasNumbers = map.showsNumbers && !isReduced && widest + 2 <= side.x && side.y >= 13
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() {
        let color = ramp.color(value)
        let (x, y) = (left + Double(column) * side.x, top + Double(row) * side.y)
        document.add(
          "rect",
          [
            "x": pixels(x), "y": pixels(y), "width": pixels(side.x), "height": pixels(side.y),
            "fill": color.hexadecimal,
          ])
        guard hasNumbers else { continue }
        document.write(
          numbers[row][column], x: x + side.x / 2, y: y + side.y / 2 + 4, anchor: .middle,
          style: "small number", ["style": "fill:\(color.readableInk.hexadecimal)"])
      }
    }
  }

  /// Draws the range of numbers as a column of colors, the smallest below.
  func drawBar(_ ramp: ColorRamp, on document: inout SVGDocument) {
    guard !values.isEmpty, let range = ramp.range else { return }
    let tall = min(bottom - top, 200)
    for step in 0..<24 {
      let value = range.lowerBound + (range.upperBound - range.lowerBound) * Double(step) / 23
      document.add(
        "rect",
        [
          "x": pixels(right + 12), "y": pixels(top + tall * Double(23 - step) / 24),
          "width": "10", "height": pixels(tall / 24 + 0.5),
          "fill": ramp.color(value).hexadecimal,
        ])
    }
    let (low, high) = (
      shortNumber(range.lowerBound, digits: 2), shortNumber(range.upperBound, digits: 2)
    )
    document.write(high, x: right + 26, y: top + 10, style: "small number")
    document.write(low, x: right + 26, y: max(top + tall, top + 22), style: "small number")
  }
}
