import Tensors

/// The level lines of a function of two variables, with paths and places over them.
public struct ContourPlot: Figure {
  /// What the picture shows.
  public var title: String
  /// What is measured along the horizontal axis.
  public var xTitle: String
  /// What is measured along the vertical axis.
  public var yTitle: String
  /// Lines over the levels, such as the steps of an optimizer.
  public var paths: [Series]
  /// Places that are marked, such as a minimum.
  public var marks: [Mark]
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let rows: [[Double]]
  let levels: [Double]

  /// Describes the level lines of a grid of values.
  ///
  /// - Parameters:
  ///   - values: The values [R, C] at the nodes of a grid; row 0 lies at the smallest y, column 0 at
  ///     the smallest x. No line passes a value that is not finite.
  ///   - x: The horizontal extent of the grid.
  ///   - y: The vertical extent of the grid.
  ///   - levels: The values whose lines are drawn; if not given, ten that divide the picture into
  ///     parts of about equal area, whatever the function.
  ///   - title: What the picture shows.
  ///   - xTitle: What is measured along the horizontal axis.
  ///   - yTitle: What is measured along the vertical axis.
  ///   - paths: Lines over the levels.
  ///   - marks: Places that are marked.
  public init(
    _ values: Tensor, x: ClosedRange<Scalar>, y: ClosedRange<Scalar>, levels: [Scalar] = [],
    title: String = "", xTitle: String = "", yTitle: String = "", paths: [Series] = [],
    marks: [Mark] = []
  ) {
    guard values.rank == 2 else { mistake("a contour plot needs a matrix, found \(values.shape)") }
    self.title = title
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.paths = paths
    self.marks = marks
    self.x = Double(x.lowerBound)...Double(x.upperBound)
    self.y = Double(y.lowerBound)...Double(y.upperBound)
    rows = nodes(of: values, atMost: 80)
    self.levels = levels.isEmpty ? evenLevels(of: rows) : levels.map { Double($0) }
  }

  /// The values of a function at the nodes of a grid, to describe its level lines by.
  ///
  /// - Parameters:
  ///   - x: The horizontal extent of the grid.
  ///   - y: The vertical extent of the grid.
  ///   - nodes: The nodes along each side, at least 2.
  ///   - function: The function of x and y.
  /// - Returns: The values [nodes, nodes].
  public static func values(
    x: ClosedRange<Scalar>, y: ClosedRange<Scalar>, nodes: Int = 80,
    of function: (Scalar, Scalar) -> Scalar
  ) -> Tensor {
    let steps = Scalar(max(nodes - 1, 1))
    let values = (0..<nodes).map { row in
      (0..<nodes).map { column in
        function(
          x.lowerBound + (x.upperBound - x.lowerBound) * Scalar(column) / steps,
          y.lowerBound + (y.upperBound - y.lowerBound) * Scalar(row) / steps)
      }
    }
    return Tensor(values)
  }

  var axes: Axes {
    Axes(
      title: title, xTitle: xTitle, yTitle: yTitle,
      x: Scale(showing: rows.isEmpty ? [] : [x.lowerBound, x.upperBound]),
      y: Scale(showing: rows.isEmpty ? [] : [y.lowerBound, y.upperBound]))
  }
}

/// The matrix as rows, of more nodes than wished evenly chosen ones.
private func nodes(of values: Tensor, atMost most: Int) -> [[Double]] {
  let scalars = values.scalars
  let width = values.shape[1]
  func chosen(_ count: Int) -> [Int] {
    count <= most ? Array(0..<count) : (0..<most).map { $0 * (count - 1) / (most - 1) }
  }
  return chosen(values.shape[0]).map { row in
    chosen(width).map { Double(scalars[row * width + $0]) }
  }
}

/// Ten levels with about as many of the values between any two of them.
private func evenLevels(of rows: [[Double]]) -> [Double] {
  let sorted = rows.flatMap { $0 }.filter(\.isFinite).sorted()
  guard let first = sorted.first, let last = sorted.last, first < last else { return [] }
  var levels: [Double] = []
  for part in 1...10 {
    let level = sorted[sorted.count * part / 11]
    if level > levels.last ?? first { levels.append(level) }
  }
  return levels
}
