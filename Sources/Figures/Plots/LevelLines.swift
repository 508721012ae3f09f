/// A side of a cell of a grid: between a node and the next to its right, or the next above it.
private struct Side: Hashable {
  let column: Int
  let row: Int
  let isUpright: Bool
}

/// The lines along which a grid of values has a level, by marching squares.
///
/// A line crosses a side of a cell where one end is below the level and the other is not, at the
/// place that a straight line between the two values gives. A cell has no crossing, two, or four; of
/// four, the mean of the corners tells which belong together. Cells with a value that is not finite
/// are left out. W. E. Lorensen and H. E. Cline, "Marching cubes", SIGGRAPH 1987, in the plane.
///
/// - Parameters:
///   - level: The level.
///   - rows: The values, in rows of one length from the lowest.
/// - Returns: The lines as parts of the grid's width and height; a closed one ends where it begins.
func levelLines(_ level: Double, in rows: [[Double]]) -> [[Point]] {
  var order: [Side] = []
  var neighbours: [Side: [Side]] = [:]
  for row in rows.indices.dropLast() {
    for column in rows[row].indices.dropLast() {
      for (one, other) in pieces(of: level, in: rows, column, row) {
        order += [one, other]
        neighbours[one, default: []].append(other)
        neighbours[other, default: []].append(one)
      }
    }
  }
  // Lines that end at the border are followed from an end, so that they stay whole.
  let ends = order.filter { neighbours[$0]?.count == 1 }
  return (ends + order).compactMap { start in
    neighbours[start] == nil ? nil : line(from: start, &neighbours).map { place($0, level, rows) }
  }
}

/// The pieces of the line in one cell, each from side to side.
private func pieces(
  of level: Double, in rows: [[Double]], _ column: Int, _ row: Int
) -> [(Side, Side)] {
  let corners = [
    rows[row][column], rows[row][column + 1], rows[row + 1][column + 1], rows[row + 1][column],
  ]
  guard corners.allSatisfy(\.isFinite) else { return [] }
  let isAbove = corners.map { $0 >= level }
  let sides = [
    Side(column: column, row: row, isUpright: false),
    Side(column: column + 1, row: row, isUpright: true),
    Side(column: column, row: row + 1, isUpright: false),
    Side(column: column, row: row, isUpright: true),
  ]
  let crossed = sides.indices.filter { isAbove[$0] != isAbove[($0 + 1) % 4] }.map { sides[$0] }
  if crossed.count == 2 { return [(crossed[0], crossed[1])] }
  guard crossed.count == 4 else { return [] }
  let mean = corners.reduce(0) { $0 + $1 / 4 }
  return (mean >= level) == isAbove[0]
    ? [(crossed[0], crossed[1]), (crossed[2], crossed[3])]
    : [(crossed[3], crossed[0]), (crossed[1], crossed[2])]
}

/// The sides that a line crosses one after the other; they are taken out of the neighbours.
private func line(from start: Side, _ neighbours: inout [Side: [Side]]) -> [Side] {
  var line = [start]
  var side = start
  while let next = neighbours[side]?.popLast() {
    if neighbours[side]?.isEmpty == true { neighbours[side] = nil }
    neighbours[next]?.removeAll { $0 == side }
    if neighbours[next]?.isEmpty == true { neighbours[next] = nil }
    line.append(next)
    side = next
  }
  return line
}

/// Where a side has the level.
private func place(_ side: Side, _ level: Double, _ rows: [[Double]]) -> Point {
  let from = rows[side.row][side.column]
  let to =
    side.isUpright ? rows[side.row + 1][side.column] : rows[side.row][side.column + 1]
  let part = (level / 2 - from / 2) / (to / 2 - from / 2)
  let x = Double(side.column) + (side.isUpright ? 0 : part)
  let y = Double(side.row) + (side.isUpright ? part : 0)
  return Point(x: x / Double(rows[0].count - 1), y: y / Double(rows.count - 1))
}
