extension Table {
  /// The table as a document in SVG, as wide and high as its cells need.
  ///
  /// - Parameters:
  ///   - width: The width in pixels that the table shall not exceed; longer cells are cut.
  ///   - height: Not used: the table takes the height that it needs.
  ///   - appearance: For which background.
  /// - Returns: The document.
  public func svg(width: Int, height: Int, appearance: Appearance) -> String {
    let rows = cells
    let headers = completeHeaders
    let widths = columnWidths([headers] + rows, width: Double(max(width, 60)))
    let total = max(widths.reduce(24, +), min(Double(width), title.estimatedWidth(size: 15) + 24))
    var document = SVGDocument()
    document.write(title.cut(toPixels: total - 24, size: 15), x: 12, y: 24, style: "title")
    var y = title.isEmpty ? 8.0 : 36
    func rule() {
      document.stroke([Point(x: 12, y: y), Point(x: total - 12, y: y)], style: "axis")
    }
    rule()
    write(headers, widths, y: y + 17, style: "header", on: &document)
    y += 25
    rule()
    for row in rows {
      write(row, widths, y: y + 17, style: "number", on: &document)
      y += 24
    }
    rule()
    return document.document(
      width: total, height: y + 10, title: title, appearance: appearance)
  }

  /// The width of every column: its widest cell, then narrower, the widest first, until all fit.
  private func columnWidths(_ rows: [[String]], width: Double) -> [Double] {
    var widths = alignments.indices.map { column in
      24 + (rows.map { $0[column].estimatedWidth() }.max() ?? 0)
    }
    while widths.reduce(24, +) > width, let widest = widths.max(), widest > 40 {
      widths[widths.firstIndex(of: widest) ?? 0] -= 8
    }
    return widths
  }

  private func write(
    _ cells: [String], _ widths: [Double], y: Double, style: String, on document: inout SVGDocument
  ) {
    var left = 12.0
    for (column, width) in widths.enumerated() {
      let text = cells[column].withFigureSpaces.cut(toPixels: width - 16)
      switch alignments[column] {
      case .leading: document.write(text, x: left + 8, y: y, style: style)
      case .center:
        document.write(text, x: left + width / 2, y: y, anchor: .middle, style: style)
      case .trailing, .decimal:
        document.write(text, x: left + width - 8, y: y, anchor: .end, style: style)
      }
      left += width
    }
  }
}

extension String {
  /// The text with the spaces at its end as wide as digits, the first of them as a decimal point.
  var withFigureSpaces: String {
    let text = String(reversed().drop { $0 == " " }.reversed())
    let missing = count - text.count
    guard missing > 0 else { return text }
    let point = text.contains(".") ? "\u{2007}" : "\u{2008}"
    return text + point + String(repeating: "\u{2007}", count: missing - 1)
  }
}
