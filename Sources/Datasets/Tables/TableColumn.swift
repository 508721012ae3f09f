/// A column of a table, by its name or its number.
public enum TableColumn: Sendable, Equatable {
  /// The column with this name in the header.
  case named(String)
  /// The column with this number, counted from 1 as in messages.
  case numbered(Int)
}

extension TableColumn: CustomStringConvertible {
  /// The name in quotation marks, or the number.
  public var description: String {
    switch self {
    case .named(let name): "\"\(excerpt(name))\""
    case .numbered(let number): "\(number)"
    }
  }

  /// The index of the column among the names, from 0.
  func index(in names: [String]) throws(TableProblem) -> Int {
    switch self {
    case .numbered(let number):
      guard names.indices.contains(number - 1) else { throw .noSuchColumn(self, names: names) }
      return number - 1
    case .named(let name):
      let matches = names.indices.filter { names[$0] == name }
      if matches.count > 1 { throw .ambiguousColumn(name: name, columns: matches.map { $0 + 1 }) }
      guard let match = matches.first else { throw .noSuchColumn(self, names: names) }
      return match
    }
  }
}
