/// The shapes of points, one a class, as paths relative to the middle.
private let shapes = [
  "m-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0z",  // disc
  "m-3-3h6v6h-6z",  // square
  "m0-4.2l3.8 6.8h-7.6z",  // triangle
  "m0-4.4l4.4 4.4l-4.4 4.4l-4.4-4.4z",  // diamond
  "m-1.4-4h2.8v2.6h2.6v2.8h-2.6v2.6h-2.8v-2.6h-2.6v-2.8h2.6z",  // cross
  "m0 4.2l3.8-6.8h-7.6z",  // triangle, upside down
]

extension ScatterPlot {
  /// The picture as a document in SVG; the points of the classes differ in color and in shape.
  ///
  /// - Parameters:
  ///   - width: The width in pixels.
  ///   - height: The height in pixels.
  ///   - appearance: For which background.
  /// - Returns: The document.
  public func svg(width: Int, height: Int, appearance: Appearance) -> String {
    var axes = axes
    let all = places(on: axes)
    let places = thinned(all, width: Double(width), height: Double(height), most: 8000)
    let (count, drawn) = (all.reduce(0) { $0 + $1.count }, places.reduce(0) { $0 + $1.count })
    if drawn < count { axes.notes.append("\(drawn) of \(count) points drawn") }
    var frame = SVGFrame(axes, keys: keys, width: width, height: height)
    drawRegions(on: &frame)
    for (number, places) in places.enumerated() where !places.isEmpty {
      draw(places.map(frame.place), number, isDense: drawn > 2000, on: &frame.document)
    }
    return frame.document.document(
      width: frame.width, height: frame.height, title: title, appearance: appearance)
  }

  private var keys: [SVGFrame.Key] {
    guard classCount > 1 || !classNames.isEmpty else { return [] }
    return (0..<classCount).map { number in
      SVGFrame.Key(name: className(number)) { document, place in
        if regions != nil {
          document.add(
            "rect",
            [
              "class": "f\(number % Palette.count)", "x": pixels(place.x + 2),
              "y": pixels(place.y - 8), "width": "22", "height": "16", "fill-opacity": "0.25",
            ])
        }
        draw([Point(x: place.x + 13, y: place.y)], number, on: &document)
      }
    }
  }

  /// Draws points of a class; very many of them as little squares, since shapes would cover all.
  private func draw(
    _ places: [Point], _ number: Int, isDense: Bool = false, on document: inout SVGDocument
  ) {
    let shape = isDense ? "m-1-1h2v2h-2z" : shapes[number % shapes.count]
    let path = places.map { "M\(pixels($0.x)) \(pixels($0.y))\(shape)" }.joined()
    let style = isDense ? "" : " halo"
    document.add(
      "path", ["class": "f\(number % Palette.count)\(style)", "stroke-width": "0.6", "d": path])
  }

  /// Draws the regions, all cells of a class as one path of strips.
  private func drawRegions(on frame: inout SVGFrame) {
    guard let cells = regions?.fewerCells(columns: 200, rows: 150), !cells.isEmpty else { return }
    var paths: [Int: String] = [:]
    // Edges lie on whole pixels: between others a screen shows seams.
    for (row, numbers) in cells.enumerated() {
      let below = edge(row, of: cells.count, from: frame.bottom, to: frame.top)
      let above = edge(row + 1, of: cells.count, from: frame.bottom, to: frame.top)
      var start = 0
      while start < numbers.count {
        var end = start
        while end < numbers.count && numbers[end] == numbers[start] { end += 1 }
        let left = edge(start, of: numbers.count, from: frame.left, to: frame.right)
        let right = edge(end, of: numbers.count, from: frame.left, to: frame.right)
        paths[numbers[start], default: ""] += "M\(left) \(below)H\(right)V\(above)H\(left)z"
        start = end
      }
    }
    for (number, path) in paths.sorted(by: { $0.key < $1.key }) where number >= 0 {
      frame.document.add(
        "path",
        [
          "class": "f\(number % Palette.count)", "fill-opacity": "0.25",
          "shape-rendering": "crispEdges", "d": path,
        ])
    }
  }
}

/// The pixel at which cell number n of so many begins.
private func edge(_ n: Int, of count: Int, from start: Double, to end: Double) -> Int {
  Int((start + (end - start) * Double(n) / Double(count)).rounded())
}

extension Regions {
  /// The classes of at most so many cells, evenly chosen.
  fileprivate func fewerCells(columns: Int, rows rowCount: Int) -> [[Int]] {
    func chosen(_ count: Int, _ most: Int) -> [Int] {
      count <= most ? Array(0..<count) : (0..<most).map { $0 * count / most }
    }
    return chosen(rows.count, rowCount).map { row in
      chosen(rows[row].count, columns).map { rows[row][$0] }
    }
  }
}
