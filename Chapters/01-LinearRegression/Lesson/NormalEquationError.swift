import Tensors

/// Why data do not determine a linear model; columns count from 0.
public enum NormalEquationError: Error, Equatable {
  /// There are not more rows than columns, so that many models pass through all of them.
  case tooFewRows(expected: Int, found: Int)
  /// A column has one value only, and so says the same as the bias.
  case constantColumn(Int)
  /// A column is a combination of others (and a constant), so that any weight of its own can be had
  /// from theirs.
  case dependentColumn(Int, on: [Int])
  /// A sum of squares is not finite.
  case notFinite
}

extension NormalEquationError: CustomStringConvertible {
  /// The message, one line.
  public var description: String {
    switch self {
    case .tooFewRows(let expected, let found):
      "too few rows: expected at least \(expected), found \(found)"
    case .constantColumn(let column): "column \(column) is constant, as the bias is"
    case .dependentColumn(let column, let others):
      "column \(column) is a combination of \(others.count == 1 ? "column" : "columns") "
        + others.map(String.init).joined(separator: ", ")
    case .notFinite: "the numbers are not finite, or too large to be squared"
    }
  }
}

extension NormalEquationError {
  /// The reason in terms of the data, from the one in terms of the matrix x̃ᵀx̃.
  init(_ error: NotPositiveDefinite, _ gram: Tensor) {
    guard error.pivot.isFinite else {
      self = .notFinite
      return
    }
    let column = error.column
    let size = gram[column, column].squareRoot()
    // Factors that are rounding would name columns that have nothing to do with it.
    let negligible = 64 * Scalar.ulpOfOne.squareRoot() * size
    let others = error.factors.indices.filter {
      abs(error.factors[$0]) * gram[$0, $0].squareRoot() > negligible
    }
    self = size == 0 ? .constantColumn(column) : .dependentColumn(column, on: others)
  }
}
