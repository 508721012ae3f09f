import Figures
import Program
import Recurrence
import Tensors

/// The norm of ∂h_T/∂hₜ, measured, for weights of three sizes.
func showGradients(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let steps = arguments.quick ? 20 : 50
  console.print("How much the last of \(steps) states depends on the earlier ones, ‖∂h_T/∂hₜ‖:")
  var series: [Series] = []
  var rows: [[String]] = []
  for gain: Scalar in [0.5, 1, 1.5, 2] {
    // The same random numbers for every size: only the size differs.
    var generator = SeededGenerator(seed: arguments.seed)
    let width = 32
    let layer = RecurrentLayer(
      inputWeights: .normal([1, width], standardDeviation: 0.5, using: &generator),
      stateWeights: .normal(
        [width, width], standardDeviation: gain / Scalar(width).squareRoot(), using: &generator),
      bias: .zeros([width]))
    let x = Tensor.normal([steps, 1], standardDeviation: 0.2, using: &generator)
    let flow = StateSensitivity(of: layer, on: x, initial: .zeros([width]))
    let error = zip(flow.measured, flow.products).map { abs($0 / $1 - 1) }.max() ?? 0
    series.append(Series("weights × \(brief(gain))", y: flow.measured, from: 0))
    rows.append([
      brief(gain), brief(flow.measured[steps]), brief(flow.products[steps]),
      brief(flow.bounds[steps]), brief(flow.rate),
    ])
    report.add("norms_\(brief(gain))", flow.measured)
    report.add("rate_\(brief(gain))", flow.rate)
    report.add("largest_difference_\(brief(gain))", error)
  }
  report.show(
    "gradient-norms",
    LinePlot(
      title: "‖∂h_T/∂hₜ‖ by the backward pass", xTitle: "T − t, steps back", isLogarithmic: true,
      series: series), on: console)
  report.show(
    "gradient-norms-table",
    Table(
      title: "At t = 0",
      headers: ["weights", "measured", "product of Jacobians", "product of norms", "per step"],
      rows: rows), on: console)
}
