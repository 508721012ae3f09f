import Datasets
import LinearRegression
import Tensors

/// A table made ready: split at random, every column standardised by the training part.
///
/// Columns that are constant in the training part can say nothing and are left out.
struct PreparedTable {
  /// Why a table cannot be fitted.
  enum Problem: Error, CustomStringConvertible {
    case tooFewRows(file: String, expected: Int, found: Int)
    case tooLarge(file: String, column: String)
    case allConstant(file: String)

    var description: String {
      switch self {
      case .tooFewRows(let file, let expected, let found):
        "\(file): too few rows, expected at least \(expected), found \(found)"
      case .tooLarge(let file, let column):
        "\(file): the numbers of column \"\(column)\" are too large to be squared"
      case .allConstant(let file): "\(file): every column beside the target is constant"
      }
    }
  }

  /// The names of the columns kept.
  let names: [String]
  /// The names of the constant columns.
  let constantNames: [String]
  let x: Tensor
  let y: Tensor
  let testX: Tensor
  let testY: Tensor

  /// Reads a table and keeps a fifth of its rows for testing.
  init(
    path: String, target: String, using generator: inout some RandomNumberGenerator
  ) throws {
    let table = try Datasets.Table.load(path: path, hasHeader: true, target: .named(target))
    let count = table.targets.count
    if count < 5 { throw Problem.tooFewRows(file: path, expected: 5, found: count) }
    let order = randomPermutation(of: count, using: &generator)
    let (test, training) = (order.prefix(count / 5), order.dropFirst(count / 5))
    let inputs = table.inputs.gather(rows: Array(training))
    let standardization = Standardization(fittedTo: inputs)
    for (name, deviation) in zip(table.inputNames, standardization.standardDeviation.scalars)
    where !deviation.isFinite {
      throw Problem.tooLarge(file: path, column: name)
    }
    let kept = table.inputNames.indices.filter { standardization.standardDeviation[$0] > 0 }
    if kept.isEmpty { throw Problem.allConstant(file: path) }
    func columns(_ inputs: Tensor) -> Tensor {
      standardization.applied(to: inputs).transposed.tensor.gather(rows: kept).transposed.tensor
    }
    names = kept.map { table.inputNames[$0] }
    constantNames = table.inputNames.indices.filter { !kept.contains($0) }
      .map { table.inputNames[$0] }
    x = columns(inputs)
    y = table.targets.gather(rows: Array(training))
    testX = columns(table.inputs.gather(rows: Array(test)))
    testY = table.targets.gather(rows: Array(test))
  }

  /// The reason of a refusal, with the columns' names.
  func reason(_ error: NormalEquationError) -> String {
    switch error {
    case .dependentColumn(let column, let others):
      "column \"\(names[column])\" is a combination of "
        + others.map { "\"\(names[$0])\"" }.joined(separator: ", ")
    case .tooFewRows(let expected, let found):
      "\(names.count) columns need at least \(expected) rows to learn from, found \(found)"
    case .constantColumn(let column): "column \"\(names[column])\" is constant"
    case .notFinite: error.description
    }
  }
}
