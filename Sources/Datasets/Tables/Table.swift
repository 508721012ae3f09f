import Foundation
import Tensors

/// A table of numbers: some columns of inputs and one of targets.
///
/// Shapes: inputs [N, D], targets [N, 1].
public struct Table: Sendable, Equatable {
  /// The inputs, [N, D], their columns in the order of the file.
  public let inputs: Tensor
  /// The targets, [N, 1].
  public let targets: Tensor
  /// The names of the D columns of inputs.
  public let inputNames: [String]
  /// The name of the column of targets.
  public let targetName: String

  /// Reads a file of comma-separated values.
  ///
  /// Fields may be quoted ("a ""b"""); lines end in LF, CR LF or CR; blank lines and a byte-order
  /// mark are passed over. Every field is a finite number in decimal notation.
  ///
  /// - Parameters:
  ///   - path: The file, in UTF-8.
  ///   - hasHeader: Whether the first line holds names. Nothing is guessed: a header of numbers is
  ///     possible, and so is a first row with a misprint. Without names column 3 is "column 3".
  ///   - target: The column of targets; all others are inputs.
  /// - Returns: The table, at least one row and one column of inputs.
  /// - Throws: `DatasetError`, with line and column where there is one.
  public static func load(
    path: String, hasHeader: Bool, target: TableColumn
  ) throws(DatasetError) -> Table {
    let text = try Text.load(path: path)
    let table: Table?
    do {
      table = try Table(text, hasHeader, target)
    } catch {
      throw .table(file: path, error)
    }
    guard let table else { throw .empty(file: path) }
    return table
  }

  /// A table from a text, or nil when it has no rows.
  private init?(
    _ text: String, _ hasHeader: Bool, _ target: TableColumn
  ) throws(TableProblem) {
    var parser = CSVParser(text)
    guard let first = try parser.next() else { return nil }
    var names =
      hasHeader ? first.fields.map(trimmed) : first.fields.indices.map { "column \($0 + 1)" }
    let targetIndex = try target.index(in: names)
    if names.count == 1 { throw .noInputs }
    var inputs: [Scalar] = []
    var targets: [Scalar] = []
    var next = hasHeader ? try parser.next() : first
    while let record = next {
      var row = try numbers(of: record, names)
      targets.append(row.remove(at: targetIndex))
      inputs += row
      next = try parser.next()
    }
    if targets.isEmpty { return nil }
    targetName = names.remove(at: targetIndex)
    inputNames = names
    self.inputs = Tensor(shape: [targets.count, names.count], scalars: inputs)
    self.targets = Tensor(shape: [targets.count, 1], scalars: targets)
  }
}

private func numbers(
  of record: CSVParser.Record, _ names: [String]
) throws(TableProblem) -> [Scalar] {
  guard record.fields.count == names.count else {
    throw .raggedRow(line: record.line, expected: names.count, found: record.fields.count)
  }
  var numbers: [Scalar] = []
  for (index, field) in record.fields.enumerated() {
    guard let number = number(trimmed(field)) else {
      throw .notANumber(text: field, line: record.line, column: index + 1, name: names[index])
    }
    numbers.append(number)
  }
  return numbers
}

/// A finite number in decimal notation: no "nan", no "inf", no "0x1p3", which `Scalar` reads too.
private func number(_ text: String) -> Scalar? {
  guard text.utf8.allSatisfy("0123456789+-.eE".utf8.contains), let number = Scalar(text) else {
    return nil
  }
  return number.isFinite ? number : nil
}

private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }
