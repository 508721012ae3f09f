/// Words and numbers in rows and columns.
public struct Table: Figure {
  /// How the cells of a column line up.
  public enum Alignment: Sendable {
    /// At their beginning.
    case leading
    /// In the middle.
    case center
    /// At their end.
    case trailing
    /// By their decimal points.
    case decimal
  }

  /// What the table shows.
  public var title: String
  /// The names of the columns.
  public var headers: [String]
  /// The cells; a short row is filled up with empty ones.
  public var rows: [[String]]
  /// How the columns line up.
  public let alignments: [Alignment]

  /// Describes a table.
  ///
  /// - Parameters:
  ///   - title: What the table shows.
  ///   - headers: The names of the columns.
  ///   - rows: The cells.
  ///   - alignments: How the columns line up; those without one by their decimal points if all their
  ///     cells are numbers, and at their beginning if not.
  public init(
    title: String = "", headers: [String], rows: [[String]], alignments: [Alignment] = []
  ) {
    self.title = title
    self.headers = headers
    self.rows = rows
    let count = ([headers] + rows).map(\.count).max() ?? 0
    self.alignments = (0..<count).map { column in
      if column < alignments.count { return alignments[column] }
      let cells = rows.map { column < $0.count ? $0[column] : "" }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy(isNumber) ? .decimal : .leading
    }
  }

  /// The cells of all rows, rows and columns complete and decimal points under each other.
  var cells: [[String]] {
    var cells = rows.map { row in alignments.indices.map { $0 < row.count ? row[$0] : "" } }
    for column in alignments.indices where alignments[column] == .decimal {
      let tails = cells.map { tail(of: $0[column]) }
      let longest = tails.max() ?? 0
      for row in cells.indices {
        cells[row][column] += String(repeating: " ", count: longest - tails[row])
      }
    }
    return cells
  }

  /// The names of all columns, empty where there is none.
  var completeHeaders: [String] {
    alignments.indices.map { $0 < headers.count ? headers[$0] : "" }
  }
}

private func isNumber(_ text: String) -> Bool {
  let number = text.hasSuffix("%") ? String(text.dropLast()).filter { $0 != " " } : text
  return Double(number) != nil || text == "–"
}

/// The characters of a number from its decimal point on.
private func tail(of number: String) -> Int {
  guard let point = number.firstIndex(of: ".") else {
    return number.count
      - (number.firstIndex { "e% ".contains($0) }.map {
        number.distance(from: number.startIndex, to: $0)
      } ?? number.count)
  }
  return number.distance(from: point, to: number.endIndex)
}
