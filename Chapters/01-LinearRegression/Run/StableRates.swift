import Figures
import LinearRegression
import Program
import Tensors

/// What happens at rates around the largest stable one.
func showRates(
  _ line: NoisyLine, from start: LinearModel, on console: Console, into report: inout Report
) {
  let curvature = Curvature(ofInputs: line.x)
  let limit = curvature.largestStableRate
  let rates: [(name: String, rate: Scalar)] = [
    ("the articles'", 0.01), ("the fastest", curvature.fastestRate), ("1 % below", 0.99 * limit),
    ("1 % above", 1.01 * limit),
  ]
  let descents = rates.map {
    Descent(from: start, x: line.x, y: line.y, rate: $0.rate, epochs: 1_000)
  }
  console.print("\nThe largest stable rate is 2 / \(brief(curvature.largest)) = \(brief(limit)).")
  report.show(
    "rates",
    LinePlot(
      title: "Mean squared error", xTitle: "epoch", isLogarithmic: true,
      series: zip(rates, descents).map {
        Series("\($0.name): \(brief($0.rate))", y: Array($1.losses.prefix(201)), from: 0)
      }), on: console)
  report.show(
    "rates-table",
    Table(
      headers: ["rate", "", "1 epoch", "10", "100", "1000"],
      rows: zip(rates, descents).map { rate, descent in
        [short(rate.rate), rate.name] + [1, 10, 100, 1_000].map { short(descent.losses[$0]) }
      }), on: console)
  console.print(
    "\nOne percent decides whether the swings across the valley die out or grow.")
  report.add("rates", rates.map(\.rate))
  report.add("losses_after_1000_epochs", descents.map { $0.losses[1_000] })
}
