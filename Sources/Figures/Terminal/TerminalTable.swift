extension Table {
  /// The table in box lines; in too few columns the widest cells are cut.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: Not used: the table takes the lines that it needs.
  ///   - color: Not used: a table has no colors.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int, height: Int, color: Bool) -> String {
    var page = CellGrid(width: width)
    let rows = cells.map { $0.map(\.printable) }
    let headers = completeHeaders.map(\.printable)
    let widths = columnWidths([headers] + rows, width: width)
    if !title.isEmpty { page.write(title.cut(to: width), column: 0, row: 0) }
    page.write(rule("┌", "┬", "┐", widths), column: 0, row: page.height)
    if headers.contains(where: { !$0.isEmpty }) {
      page.write(line(headers, widths), column: 0, row: page.height)
      page.write(rule("├", "┼", "┤", widths), column: 0, row: page.height)
    }
    for row in rows { page.write(line(row, widths), column: 0, row: page.height) }
    page.write(rule("└", "┴", "┘", widths), column: 0, row: page.height)
    return page.text(color: false)
  }

  /// The width of every column: its widest cell, then narrower, the widest first, until all fit.
  private func columnWidths(_ rows: [[String]], width: Int) -> [Int] {
    var widths = alignments.indices.map { column in
      max(1, rows.map { $0[column].columns }.max() ?? 1)
    }
    let room = width - 3 * widths.count - 1
    while widths.reduce(0, +) > room, let widest = widths.max(), widest > 1 {
      let index = widths.firstIndex(of: widest) ?? 0
      widths[index] -= 1
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let parts = cells.indices.map { column in
      let text = cells[column].cut(to: widths[column])
      let room = widths[column] - text.columns
      switch alignments[column] {
      case .leading: return text.padded(toLeading: widths[column])
      case .trailing, .decimal: return text.padded(toTrailing: widths[column])
      case .center:
        return text.padded(toTrailing: text.columns + room / 2).padded(toLeading: widths[column])
      }
    }
    return "│ " + parts.joined(separator: " │ ") + " │"
  }

  private func rule(_ left: String, _ middle: String, _ right: String, _ widths: [Int]) -> String {
    left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right
  }
}
