import Tensors

/// Points of several classes in the plane, over the regions that a classifier gives to them.
public struct ScatterPlot: Figure {
  /// What the picture shows.
  public var title: String
  /// What is measured along the horizontal axis.
  public var xTitle: String
  /// What is measured along the vertical axis.
  public var yTitle: String
  /// The names of the classes; one without a name is called by its number.
  public var classNames: [String]
  /// The regions under the points.
  public var regions: Regions?
  let points: [Point]
  let classes: [Int]

  /// Describes a plot of points; those that are not finite are left out.
  ///
  /// - Parameters:
  ///   - points: The points [N, 2].
  ///   - classes: The class of each point, from 0; none if there is but one class.
  ///   - title: What the picture shows.
  ///   - xTitle: What is measured along the horizontal axis.
  ///   - yTitle: What is measured along the vertical axis.
  ///   - classNames: The names of the classes.
  ///   - regions: The regions under the points; the plot then shows their rectangle.
  public init(
    _ points: Tensor, classes: [Int] = [], title: String = "", xTitle: String = "",
    yTitle: String = "", classNames: [String] = [], regions: Regions? = nil
  ) {
    let isPlane = points.rank == 2 && points.shape[1] == 2
    guard isPlane || points.count == 0 else {
      mistake("a scatter plot needs points [N, 2], found \(points.shape)")
    }
    let scalars = points.scalars
    let count = scalars.count / 2
    guard classes.isEmpty || classes.count == count, classes.allSatisfy({ $0 >= 0 }) else {
      mistake("\(count) points need as many classes from 0 on, found \(classes.count)")
    }
    self.title = title
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.classNames = classNames
    self.regions = regions
    self.points = (0..<count).map {
      Point(x: Double(scalars[2 * $0]), y: Double(scalars[2 * $0 + 1]))
    }
    self.classes = classes.isEmpty ? [Int](repeating: 0, count: count) : classes
  }

  /// The axes that show the regions or, without any, every point.
  var axes: Axes {
    let shown = points.lazy.filter(\.isFinite)
    let left = points.count - shown.count
    return Axes(
      title: title, xTitle: xTitle, yTitle: yTitle,
      x: regions.map { Scale(showing: [$0.x.lowerBound, $0.x.upperBound]) }
        ?? Scale(showing: shown.map(\.x)).padded(by: 0.04),
      y: regions.map { Scale(showing: [$0.y.lowerBound, $0.y.upperBound]) }
        ?? Scale(showing: shown.map(\.y)).padded(by: 0.04),
      notes: left > 0 ? ["\(left) left out: not finite"] : [])
  }

  /// The number of classes of points, regions and names.
  var classCount: Int {
    let inRegions = regions?.rows.lazy.flatMap { $0 }.max() ?? -1
    return max(classNames.count, max(classes.max() ?? -1, inRegions) + 1)
  }

  /// What the legend calls a class.
  func className(_ number: Int) -> String {
    number < classNames.count ? classNames[number] : "class \(number)"
  }

  /// The points of every class that the axes show, as parts of the plane.
  func places(on axes: Axes) -> [[Point]] {
    var places = [[Point]](repeating: [], count: classCount)
    for (point, number) in zip(points, classes) {
      if let place = axes.place(point) { places[number].append(place) }
    }
    return places
  }
}
