extension HeatMap {
  /// The matrix in colored cells with their numbers; without color numbers, or shades.
  ///
  /// Where there is no room for the numbers the cells are shaded, and where there is none for all
  /// cells each stands for the mean of several.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: Not used: the matrix takes the lines that it needs.
  ///   - color: Whether to use colors.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int, height: Int, color: Bool) -> String {
    let layout = TerminalHeatMap(self, width: width)
    var page = CellGrid(width: width)
    if !title.isEmpty { page.write(title.cut(to: width), column: 0, row: 0) }
    layout.drawHeader(of: self, into: &page)
    layout.drawCells(of: self, into: &page, color: color)
    if layout.isReduced {
      page.write(
        "means of blocks of \(rows.count) × \(columnCount) cells".cut(to: width), column: 0,
        row: page.height)
    }
    return page.text(color: color)
  }
}

/// The most rows of cells that are drawn.
private let mostRows = 200

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
    gutter = max(labels, title) == 0 ? 0 : min(max(labels, title) + 1, width / 3)
    let room = max(1, width - gutter)
    let columns = max(1, map.columnCount)
    numbers = TerminalHeatMap.numbers(of: map, room: room / columns)
    let headers = map.columnLabels.map(\.printable.columns).max() ?? 0
    let widest = numbers.map { max(TerminalHeatMap.widest($0), headers) + 2 } ?? 2
    cellWidth = max(1, min(widest, room / columns))
    values = blockMeans(map.rows, rows: mostRows, columns: room / cellWidth)
    isReduced = values.count < map.rows.count || (values.first?.count ?? 0) < map.columnCount
  }

  /// The numbers of the cells with as many digits as there is room for; nil if there is too little.
  private static func numbers(of map: HeatMap, room: Int) -> [[String]]? {
    guard map.showsNumbers, map.rows.count <= mostRows, room > 1 else { return nil }
    return [3, 2].lazy.map { map.numbers(digits: $0) }.first { widest($0) < room }
  }

  private static func widest(_ numbers: [[String]]) -> Int {
    numbers.lazy.flatMap { $0 }.map(\.columns).max() ?? 0
  }

  func drawHeader(of map: HeatMap, into page: inout CellGrid) {
    let end = gutter + cellWidth * (values.first?.count ?? 0)
    if !map.columnTitle.isEmpty {
      let right = min(page.width, max(end, gutter + map.columnTitle.printable.columns))
      page.write(map.columnTitle, centeredIn: gutter..<max(gutter, right), row: page.height)
    }
    guard !map.rowTitle.isEmpty || map.columnLabels.contains(where: { !$0.isEmpty }) else { return }
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

  func drawCells(of map: HeatMap, into page: inout CellGrid, color: Bool) {
    let ramp = map.ramp
    for (index, row) in values.enumerated() {
      let line = page.height
      let label = isReduced ? "" : map.rowLabel(index).printable.cut(to: max(0, gutter - 1))
      page.write(label.padded(toTrailing: gutter - 1) + " ", column: 0, row: line)
      for (column, value) in row.enumerated() {
        let paper = ramp.color(value)
        let fill = color || numbers != nil ? " " : shade(ramp.part(value) ?? 0)
        let text =
          numbers?[index][column].padded(toTrailing: cellWidth - 1).padded(toLeading: cellWidth)
          ?? String(repeating: fill, count: cellWidth)
        page.write(
          text, column: gutter + column * cellWidth, row: line,
          ink: color ? paper.readableInk : nil, paper: color ? paper : nil)
      }
    }
  }
}
