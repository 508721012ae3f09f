import Figures
import Foundation
import LinearRegression
import Program
import Tensors

/// The main job: 100 points, one line, two ways to it, and how fast one of them may be walked.
func fitLine(_ arguments: Arguments, on console: Console, into report: inout Report) {
  var generator = SeededGenerator(seed: arguments.seed)
  let line = NoisyLine(using: &generator)
  let start = LinearModel(theta: .uniform([2], using: &generator))
  let descent = Descent(
    from: start, x: line.x, y: line.y, rate: arguments.rate, epochs: arguments.epochs)
  console.print("100 points about y = 3x + 2, with noise between −½ and ½.")
  do {
    let best = try LinearModel(leastSquares: line.x, line.y)
    show(line, descent, best, arguments, on: console, into: &report)
    showValley(line, descent, best, arguments, on: console, into: &report)
    showRates(line, from: start, on: console, into: &report)
  } catch {
    console.print("No single best line: \(error).")
  }
}

private func show(
  _ line: NoisyLine, _ descent: Descent, _ best: LinearModel, _ arguments: Arguments,
  on console: Console, into report: inout Report
) {
  let truth = LinearModel(theta: Tensor([2, 3]))
  func loss(_ model: LinearModel) -> Scalar { model.lossAndGradient(line.x, line.y).loss }
  func row(_ name: String, _ model: LinearModel) -> [String] {
    [name, short(model.slope), short(model.intercept), short(loss(model))]
  }
  report.show(
    "line", scatter(line, descent.model, best), on: console, height: 18)
  report.show(
    "lines",
    Table(
      headers: ["", "slope", "intercept", "mean squared error"],
      rows: [
        row("the truth", truth), row("normal equation", best),
        row("descent at rate \(brief(arguments.rate))", descent.model),
      ]), on: console)
  report.add("closed_slope", best.slope)
  report.add("closed_intercept", best.intercept)
  report.add("closed_loss", loss(best))
  report.add("descent_slope", descent.model.slope)
  report.add("descent_intercept", descent.model.intercept)
  report.add("descent_loss", loss(descent.model))
}

/// The points and both lines, each line as points of a class of its own.
private func scatter(
  _ line: NoisyLine, _ descent: LinearModel, _ best: LinearModel
) -> ScatterPlot {
  let steps = Tensor((0..<60).map { Scalar($0) / 59 }).reshaped([60, 1])
  // A line that has left the points far behind would squeeze them flat.
  let nearby = (line.y.minimum - 1)...(line.y.max() + 1)
  func points(of model: LinearModel) -> Tensor {
    let y = model.forward(steps).y
    let shown = (0..<60).filter { nearby.contains(y[$0, 0]) }
    return .concatenating([steps, y], along: 1).gather(rows: shown)
  }
  let parts = [
    .concatenating([line.x, line.y], along: 1), points(of: best), points(of: descent),
  ]
  let classes = parts.enumerated().flatMap { [Int](repeating: $0, count: $1.shape[0]) }
  return ScatterPlot(
    .concatenating(parts, along: 0), classes: classes, title: "Two lines through 100 points",
    xTitle: "x", yTitle: "y", classNames: ["the points", "normal equation", "descent"])
}

private func showValley(
  _ line: NoisyLine, _ descent: Descent, _ best: LinearModel, _ arguments: Arguments,
  on console: Console, into report: inout Report
) {
  let curvature = Curvature(ofInputs: line.x)
  let fast = Descent(
    from: descent.path[0], x: line.x, y: line.y, rate: 0.95 * curvature.largestStableRate,
    epochs: 8)
  report.show("contours", contours(line, descent, fast, best, arguments), on: console, height: 22)
  func remains(_ curvature: Scalar) -> String {
    let part = Foundation.pow(
      abs(1 - Double(arguments.rate * curvature)), Double(arguments.epochs))
    return "\(brief(Scalar(100 * part))) %"
  }
  console.print(
    """

    The loss is a long valley: it bends by \(brief(curvature.largest)) across and by \
    \(brief(curvature.smallest)) along.
    A step multiplies the distance from the lowest point by 1 − rate · bend, so that
    after \(arguments.epochs) steps at rate \(brief(arguments.rate)) there remains

      across  \(remains(curvature.largest))
      along   \(remains(curvature.smallest))
    """)
  report.add("largest_curvature", curvature.largest)
  report.add("smallest_curvature", curvature.smallest)
  report.add("largest_stable_rate", curvature.largestStableRate)
}

/// The loss over slope and intercept, with the way down at the rate asked for and at a fast one.
private func contours(
  _ line: NoisyLine, _ descent: Descent, _ fast: Descent, _ best: LinearModel,
  _ arguments: Arguments
) -> ContourPlot {
  let start = descent.path[0]
  // Wide enough for the fast path, which swings far beyond the lowest point.
  func range(_ place: (LinearModel) -> Scalar) -> ClosedRange<Scalar> {
    let places = Tensor(fast.path.map(place) + [place(best)])
    let room = 0.1 * (places.max() - places.minimum)
    return (places.minimum - room)...(places.max() + room)
  }
  let (slopes, intercepts) = (range(\.slope), range(\.intercept))
  func loss(_ model: LinearModel) -> Scalar { model.lossAndGradient(line.x, line.y).loss }
  let levels = [0.003, 0.02, 0.1, 0.3, 0.6, 1].map {
    loss(best) + $0 * (loss(start) - loss(best))
  }
  func path(_ name: String, _ descent: Descent) -> Series {
    let shown = descent.path.prefix {
      slopes.contains($0.slope) && intercepts.contains($0.intercept)
    }
    return Series(name, x: shown.map(\.slope), y: shown.map(\.intercept))
  }
  return ContourPlot(
    ContourPlot.values(x: slopes, y: intercepts) { loss(LinearModel(theta: Tensor([$1, $0]))) },
    x: slopes, y: intercepts, levels: levels, title: "The loss, seen from above",
    xTitle: "slope", yTitle: "intercept",
    paths: [
      path("rate \(brief(arguments.rate))", descent),
      path("95 % of the largest stable rate", fast),
    ],
    marks: [
      Mark("start", x: start.slope, y: start.intercept),
      Mark("normal equation", x: best.slope, y: best.intercept),
    ])
}
