import Tensors

/// Lines over an axis, such as losses over epochs.
public struct LinePlot: Figure {
  /// What the picture shows.
  public var title: String
  /// What is counted along the horizontal axis.
  public var xTitle: String
  /// What is measured along the vertical axis.
  public var yTitle: String
  /// Whether the vertical axis is logarithmic; values that are not positive are then left out.
  public var isLogarithmic: Bool
  /// The lines.
  public var series: [Series]

  /// Describes a plot of lines.
  ///
  /// - Parameters:
  ///   - title: What the picture shows.
  ///   - xTitle: What is counted along the horizontal axis.
  ///   - yTitle: What is measured along the vertical axis.
  ///   - isLogarithmic: Whether the vertical axis is logarithmic.
  ///   - series: The lines.
  public init(
    title: String = "", xTitle: String = "", yTitle: String = "", isLogarithmic: Bool = false,
    series: [Series]
  ) {
    self.title = title
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.isLogarithmic = isLogarithmic
    self.series = series
  }

  /// The axes that show every value that can be shown.
  var axes: Axes {
    let shown = series.lazy.flatMap(\.points).filter(canShow)
    return Axes(
      title: title, xTitle: xTitle, yTitle: yTitle,
      x: Scale(showing: shown.map(\.x), counts: true),
      y: Scale(isLogarithmic ? .logarithmic : .linear, showing: shown.map(\.y)).roundedOut(),
      notes: notes)
  }

  private func canShow(_ point: Point) -> Bool {
    point.isFinite && (point.y > 0 || !isLogarithmic)
  }

  private var notes: [String] {
    var notFinite = 0
    var notPositive = 0
    for point in series.lazy.flatMap(\.points) where !canShow(point) {
      if point.isFinite { notPositive += 1 } else { notFinite += 1 }
    }
    return (notFinite > 0 ? ["\(notFinite) left out: not finite"] : [])
      + (notPositive > 0 ? ["\(notPositive) left out: not positive"] : [])
  }
}
