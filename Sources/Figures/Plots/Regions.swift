import Tensors

/// The class of every place of a rectangle, such as the decisions of a classifier.
public struct Regions: Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  /// The classes of equal cells, in rows from the smallest y.
  let rows: [[Int]]

  /// Creates regions from a grid of class numbers.
  ///
  /// - Parameters:
  ///   - x: The horizontal extent.
  ///   - y: The vertical extent.
  ///   - rows: The classes of equal cells from the smallest x, in rows of one length from the
  ///     smallest y.
  public init(x: ClosedRange<Scalar>, y: ClosedRange<Scalar>, rows: [[Int]]) {
    for (number, row) in rows.enumerated() where row.count != rows[0].count {
      mistake("row \(number) of the regions has \(row.count) cells, expected \(rows[0].count)")
    }
    self.x = Double(x.lowerBound)...Double(x.upperBound)
    self.y = Double(y.lowerBound)...Double(y.upperBound)
    self.rows = rows
  }

  /// Creates regions by asking a classifier about the middle of every cell.
  ///
  /// - Parameters:
  ///   - x: The horizontal extent.
  ///   - y: The vertical extent.
  ///   - columns: The number of cells side by side.
  ///   - rowCount: The number of cells one above the other.
  ///   - classify: The classes of a batch of points [N, 2]; called once.
  public init(
    x: ClosedRange<Scalar>, y: ClosedRange<Scalar>, columns: Int = 120, rows rowCount: Int = 80,
    classify: (Tensor) -> [Int]
  ) {
    let middles = (0..<rowCount).flatMap { row in
      (0..<columns).flatMap { [middle($0, of: columns, in: x), middle(row, of: rowCount, in: y)] }
    }
    let classes = classify(Tensor(shape: [rowCount * columns, 2], scalars: middles))
    guard classes.count == rowCount * columns else {
      mistake("\(rowCount * columns) points were to be classified, found \(classes.count) classes")
    }
    let rows = (0..<rowCount).map { Array(classes[($0 * columns)..<(($0 + 1) * columns)]) }
    self.init(x: x, y: y, rows: rows)
  }

  /// The class at a place, given as parts of the rectangle from its lower left corner.
  func classNumber(at place: Point) -> Int? {
    guard let columns = rows.first?.count, columns > 0 else { return nil }
    let row = min(max(Int(place.y * Double(rows.count)), 0), rows.count - 1)
    return rows[row][min(max(Int(place.x * Double(columns)), 0), columns - 1)]
  }
}

/// The middle of one of so many equal parts of a range.
private func middle(_ number: Int, of count: Int, in range: ClosedRange<Scalar>) -> Scalar {
  let part = (Scalar(number) + 0.5) / Scalar(count)
  return range.lowerBound + (range.upperBound - range.lowerBound) * part
}
