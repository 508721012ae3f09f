/// The cells of a terminal: what is written outside is not written, so no line can be too wide.
struct CellGrid {
  /// A character with its colors; the right half of a wide character has none.
  struct Cell: Equatable {
    var character: Character? = " "
    var ink: Color?
    var paper: Color?

    var isBlank: Bool { character == " " && paper == nil }
  }

  let width: Int
  private var rows: [[Cell]] = []

  init(width: Int) { self.width = max(0, width) }

  /// The number of lines so far; writing below the last one adds lines.
  var height: Int { rows.count }

  /// The cell at a place; blank, and not written, outside the columns or above the first line.
  subscript(column: Int, row: Int) -> Cell {
    get { contains(column, row) && row < rows.count ? rows[row][column] : Cell() }
    set {
      guard contains(column, row) else { return }
      while rows.count <= row { rows.append([Cell](repeating: Cell(), count: width)) }
      rows[row][column] = newValue
    }
  }

  /// Writes a text from a place to the right.
  mutating func write(
    _ text: String, column: Int, row: Int, ink: Color? = nil, paper: Color? = nil
  ) {
    var place = column
    for character in text.printable {
      let end = place + character.columns
      if end > width { break }
      if end > place { self[place, row] = Cell(character: character, ink: ink, paper: paper) }
      if end > place + 1 {
        self[place + 1, row] = Cell(character: nil, ink: ink, paper: paper)
      }
      place = end
    }
  }

  /// Writes a text, cut to the columns that it may fill, in their middle.
  mutating func write(_ text: String, centeredIn columns: Range<Int>, row: Int) {
    let text = text.printable.cut(to: columns.count)
    write(text, column: columns.lowerBound + (columns.count - text.columns) / 2, row: row)
  }

  /// The lines, without blanks at their ends.
  func text(color: Bool) -> String {
    rows.map { color ? coloredLine($0) : plainLine($0) }.joined(separator: "\n")
  }

  private func plainLine(_ row: [Cell]) -> String {
    let end = row.lastIndex { $0.character != " " }.map { $0 + 1 } ?? 0
    return String(row[..<end].compactMap(\.character))
  }

  /// A line with a control sequence (ECMA-48 and ITU-T T.416, 24 bits a color) wherever the colors change.
  private func coloredLine(_ row: [Cell]) -> String {
    let end = row.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
    let plain = "\u{1B}[0"
    var line = ""
    var last = plain
    for cell in row[..<end] {
      var colors = plain
      if let ink = cell.ink { colors += ";38;2;\(ink.red);\(ink.green);\(ink.blue)" }
      if let paper = cell.paper { colors += ";48;2;\(paper.red);\(paper.green);\(paper.blue)" }
      if colors != last { line += colors + "m" }
      if let character = cell.character { line.append(character) }
      last = colors
    }
    return last == plain ? line : line + plain + "m"
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < width && row >= 0
  }
}
