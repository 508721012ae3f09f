import Figures
import Program
import Recurrence
import Tensors

/// The norm of ∂h_T/∂hₜ, measured, for weights of four sizes.
func showGradients(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let steps = arguments.quick ? 20 : 50
  console.print("How much the last of \(steps) states depends on the earlier ones, ‖∂h_T/∂hₜ‖:")
  var series: [Series] = []
  var rows: [[String]] = []
  for gain: Scalar in [0.5, 1, 1.5, 2] {
    let flow = sensitivity(gain: gain, steps: steps, seed: arguments.seed)
    series.append(Series("weights × \(brief(gain))", y: flow.measured, from: 0))
    let ends = [flow.measured[steps], flow.products[steps], flow.bounds[steps]]
    rows.append([brief(gain)] + ends.map { brief($0) } + [brief(flow.rate)])
    report.add("norms_\(brief(gain))", flow.measured)
    report.add("rate_\(brief(gain))", flow.rate)
    let errors = zip(flow.measured, flow.products).map { abs($0 / $1 - 1) }
    report.add("largest_difference_\(brief(gain))", errors.max())
  }
  report.show("gradient-norms", plot(of: series), on: console)
  report.show("gradient-norms-table", table(of: rows), on: console)
}

/// A random layer on weak inputs; the same random numbers for every size, so that only it differs.
private func sensitivity(gain: Scalar, steps: Int, seed: UInt64) -> StateSensitivity {
  let width = 32
  var generator = SeededGenerator(seed: seed)
  let layer = RecurrentLayer(
    inputWeights: .normal([1, width], standardDeviation: 0.5, using: &generator),
    stateWeights: .normal(
      [width, width], standardDeviation: gain / Scalar(width).squareRoot(), using: &generator),
    bias: .zeros([width]))
  let x = Tensor.normal([steps, 1], standardDeviation: 0.2, using: &generator)
  return StateSensitivity(of: layer, on: x, initial: .zeros([width]))
}

private func plot(of series: [Series]) -> LinePlot {
  LinePlot(
    title: "‖∂h_T/∂hₜ‖ by the backward pass", xTitle: "T − t, steps back", isLogarithmic: true,
    series: series)
}

private func table(of rows: [[String]]) -> Table {
  Table(
    title: "At t = 0",
    headers: ["weights", "measured", "product of Jacobians", "product of norms", "per step"],
    rows: rows)
}
