import Tensors

/// A matrix as colored cells, with its numbers if wished, such as a confusion matrix.
public struct HeatMap: Figure {
  /// What the picture shows.
  public var title: String
  /// What the rows are.
  public var rowTitle: String
  /// What the columns are.
  public var columnTitle: String
  /// The names of the rows; those without one have none.
  public var rowLabels: [String]
  /// The names of the columns; those without one have none.
  public var columnLabels: [String]
  /// Whether the cells contain their numbers, as far as there is room.
  public var showsNumbers: Bool
  let rows: [[Double]]

  /// Describes a heat map.
  ///
  /// - Parameters:
  ///   - values: The matrix [R, C]; a number that is not finite is a grey cell with a dash.
  ///   - title: What the picture shows.
  ///   - rowTitle: What the rows are.
  ///   - columnTitle: What the columns are.
  ///   - rowLabels: The names of the rows.
  ///   - columnLabels: The names of the columns.
  ///   - showsNumbers: Whether the cells contain their numbers.
  public init(
    _ values: Tensor, title: String = "", rowTitle: String = "", columnTitle: String = "",
    rowLabels: [String] = [], columnLabels: [String] = [], showsNumbers: Bool = true
  ) {
    guard values.rank == 2 else { mistake("a heat map needs a matrix, found \(values.shape)") }
    self.title = title
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.showsNumbers = showsNumbers
    let scalars = values.scalars.map { Double($0) }
    let width = values.shape[1]
    rows = (0..<values.shape[0]).map { Array(scalars[($0 * width)..<(($0 + 1) * width)]) }
  }

  var columnCount: Int { rows.first?.count ?? 0 }

  /// The colors of the cells' numbers.
  var ramp: ColorRamp { ColorRamp(for: rows.flatMap { $0 }) }

  /// The numbers as the cells show them.
  func numbers(digits: Int) -> [[String]] {
    rows.map { $0.map { shortNumber($0, digits: digits) } }
  }

  func rowLabel(_ row: Int) -> String { row < rowLabels.count ? rowLabels[row] : "" }

  func columnLabel(_ column: Int) -> String {
    column < columnLabels.count ? columnLabels[column] : ""
  }
}
