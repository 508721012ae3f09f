/// A drawing in the dots of braille characters, 2 × 4 dots a cell.
///
/// Points are given as parts of the width and height, from the lower left corner.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var owners: [Int?]

  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    dots = [UInt8](repeating: 0, count: self.columns * self.rows)
    owners = [Int?](repeating: nil, count: self.columns * self.rows)
  }

  /// Sets the dot nearest to a point, for line or class number `owner`.
  mutating func dot(_ point: Point, owner: Int) {
    let (x, y) = place(point)
    set(x, y, owner)
  }

  /// Draws lines from point to point, every dot that the pattern has; a single point is a dot.
  mutating func stroke(_ points: [Point], owner: Int, pattern: [Bool] = [true]) {
    var step = 0
    if points.count == 1 { dot(points[0], owner: owner) }
    for (from, to) in zip(points, points.dropFirst()) {
      let (start, end) = (place(from), place(to))
      let length = max(abs(end.x - start.x), abs(end.y - start.y))
      for part in 0...length {
        let share = length == 0 ? 0 : Double(part) / Double(length)
        let x = Double(start.x) + share * Double(end.x - start.x)
        let y = Double(start.y) + share * Double(end.y - start.y)
        if pattern[(step + part) % pattern.count] { set(Int(x.rounded()), Int(y.rounded()), owner) }
      }
      step += length
    }
  }

  /// Writes the characters that have dots into a page.
  func write(into page: inout CellGrid, column: Int, row: Int, ink: (Int) -> Color?) {
    for index in dots.indices where dots[index] != 0 {
      let scalar = UnicodeScalar(0x2800 + UInt32(dots[index])) ?? " "
      let (x, y) = (column + index % columns, row + index / columns)
      page[x, y].character = Character(scalar)
      page[x, y].ink = owners[index].flatMap(ink)
    }
  }

  private func place(_ point: Point) -> (x: Int, y: Int) {
    let x = point.x * Double(columns * 2 - 1)
    let y = (1 - point.y) * Double(rows * 4 - 1)
    return (Int(x.rounded()), Int(y.rounded()))
  }

  private mutating func set(_ x: Int, _ y: Int, _ owner: Int) {
    guard x >= 0, x < columns * 2, y >= 0, y < rows * 4 else { return }
    let index = y / 4 * columns + x / 2
    // Unicode numbers the dots of the upper three lines first, column by column, then the lowest.
    let bit = y % 4 == 3 ? 6 + x % 2 : y % 4 + 3 * (x % 2)
    dots[index] |= 1 << bit
    owners[index] = owner
  }
}
