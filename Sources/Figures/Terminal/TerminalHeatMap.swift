extension HeatMap {
  /// The matrix in coloured cells with their numbers; without colour numbers, or shades.
  ///
  /// Where there is no room for the numbers the cells are shaded, and where there is none for all
  /// cells each stands for the mean of several.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: Not used: the matrix takes the lines that it needs.
  ///   - colour: Whether to use colours.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int, height: Int, colour: Bool) -> String {
    let layout = TerminalHeatMap(self, width: width)
    var page = CellGrid(width: width)
    if !title.isEmpty { page.write(title.cut(to: width), column: 0, row: 0) }
    layout.drawHeader(of: self, into: &page)
    layout.drawCells(of: self, into: &page, colour: colour)
    if layout.isReduced {
      page.write(
        "means of blocks of \(rows.count) × \(columnCount) cells".cut(to: width), column: 0,
        row: page.height)
    }
    return page.text(colour: colour)
  }
}

/// Where the cells of a heat map lie in a terminal.
private struct TerminalHeatMap {
  let gutter: Int
  let cellWidth: Int
  let values: [[Double]]
  let numbers: [[String]]?
  let isReduced: Bool

  init(_ map: HeatMap, width: Int) {
    let labels = map.rows.indices.map { map.rowLabel($0).printable.columns }.max() ?? 0
    let title = map.rowTitle.printable.columns
    gutter = min(max(labels, title) + 1, width / 3)
    let room = max(1, width - gutter)
    let numbers = map.numbers
    let widest = numbers.lazy.flatMap { $0 }.map(\.columns).max() ?? 0
    let columns = max(1, map.columnCount)
    let headers = map.columnLabels.map(\.printable.columns).max() ?? 0
    if map.showsNumbers && (widest + 2) * columns <= room {
      self.numbers = numbers
      cellWidth = min(max(widest, headers) + 2, room / columns)
    } else {
      self.numbers = nil
      cellWidth = max(1, min(2, room / columns))
    }
    values = blockMeans(map.rows, rows: 200, columns: room / cellWidth)
    isReduced = values.count < map.rows.count || (values.first?.count ?? 0) < map.columnCount
  }

  func drawHeader(of map: HeatMap, into page: inout CellGrid) {
    let end = gutter + cellWidth * (values.first?.count ?? 0)
    if !map.columnTitle.isEmpty {
      let right = min(page.width, max(end, gutter + map.columnTitle.printable.columns))
      page.write(map.columnTitle, centredIn: gutter..<max(gutter, right), row: page.height)
    }
    let row = page.height
    page.write(map.rowTitle.printable.cut(to: max(0, gutter - 1)), column: 0, row: row)
    guard !isReduced else { return }
    for column in 0..<map.columnCount {
      let label = map.columnLabel(column).printable.cut(to: max(1, cellWidth - 1))
      let left = gutter + column * cellWidth
      page.write(
        label.padded(toTrailing: cellWidth - (numbers == nil ? 0 : 1)), column: left, row: row)
    }
  }

  func drawCells(of map: HeatMap, into page: inout CellGrid, colour: Bool) {
    let ramp = map.ramp
    for (index, row) in values.enumerated() {
      let line = page.height
      let label = isReduced ? "" : map.rowLabel(index).printable.cut(to: max(0, gutter - 1))
      page.write(label.padded(toTrailing: gutter - 1) + " ", column: 0, row: line)
      for (column, value) in row.enumerated() {
        let paper = ramp.colour(value)
        let fill = colour || numbers != nil ? " " : shade(ramp.part(value) ?? 0)
        let text =
          numbers?[index][column].padded(toTrailing: cellWidth - 1).padded(toLeading: cellWidth)
          ?? String(repeating: fill, count: cellWidth)
        page.write(
          text, column: gutter + column * cellWidth, row: line,
          ink: colour ? paper.readableInk : nil, paper: colour ? paper : nil)
      }
    }
  }
}
