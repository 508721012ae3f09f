/// What can be wrong with a table of numbers; lines and columns count from 1.
public enum TableProblem: Error, Equatable {
  /// A field is not a finite number in decimal notation.
  case notANumber(text: String, line: Int, column: Int, name: String)
  /// A row has more or fewer fields than the first one.
  case raggedRow(line: Int, expected: Int, found: Int)
  /// A quoted field has no second quotation mark.
  case unclosedQuote(line: Int)
  /// A quotation mark stands within a field that is not quoted, or text behind a quoted one.
  case strayQuote(line: Int)
  /// No column has the name or number.
  case noSuchColumn(TableColumn, names: [String])
  /// Several columns have the name.
  case ambiguousColumn(name: String, columns: [Int])
  /// The target is the only column.
  case noInputs
}

extension TableProblem: CustomStringConvertible {
  /// The message, one line.
  public var description: String {
    switch self {
    case .notANumber(let text, let line, let column, let name):
      "line \(line), column \(column) (\(excerpt(name))): \"\(excerpt(text))\" is not a finite number"
    case .raggedRow(let line, let expected, let found):
      "line \(line): expected \(expected) fields, found \(found)"
    case .unclosedQuote(let line): "line \(line): a quoted field does not end"
    case .strayQuote(let line): "line \(line): a quotation mark in the wrong place"
    case .noSuchColumn(let column, let names):
      "no column \(column); there are \(names.count): \(excerpt(names.joined(separator: ", ")))"
    case .ambiguousColumn(let name, let columns):
      "columns \(columns.map(String.init).joined(separator: ", ")) are all named \(excerpt(name))"
    case .noInputs: "expected a column beside the target, found none"
    }
  }
}
