import Figures
import LinearRegression
import Program
import Tensors

/// Fits a linear model to the reader's own table, both ways, and tests it on unseen rows.
func fitTable(
  _ path: String, _ target: String, _ arguments: Arguments, on console: Console,
  into report: inout Report
) throws {
  var generator = SeededGenerator(seed: arguments.seed)
  let table = try PreparedTable(path: path, target: target, using: &generator)
  console.print(
    """
    \(table.y.count) rows to learn from, \(table.testY.count) to test on; \(table.names.count) \
    columns, standardised.
    """)
  if !table.constantNames.isEmpty {
    let names = table.constantNames.map { "\"\($0)\"" }.joined(separator: ", ")
    console.print("Left out, since constant: \(names).")
  }
  let best = closedForm(table, on: console, into: &report)
  let model = descend(table, arguments, on: console, into: &report)
  showWeights(table, target, best, model, on: console, into: &report)
  showErrors(table, target, best, model, on: console, into: &report)
  report.add("rows", table.y.count + table.testY.count)
  report.add("constant_columns", table.constantNames)
}

/// The normal equation's model; where there is none the reason, and the one with a small ridge.
private func closedForm(
  _ table: PreparedTable, on console: Console, into report: inout Report
) -> (name: String, model: LinearModel)? {
  do {
    let model = try LinearModel(leastSquares: table.x, table.y)
    report.add("refused", String?.none)
    return ("normal equation", model)
  } catch {
    console.print("The normal equation has no single solution:\n  \(table.reason(error)).")
    report.add("refused", table.reason(error))
  }
  do {
    let model = try LinearModel(leastSquares: table.x, table.y, ridge: 0.001)
    console.print("With a ridge of 0.001 on the squared weights there is one.")
    return ("ridge 0.001", model)
  } catch {
    console.print("Nor with a ridge: \(table.reason(error)).")
    return nil
  }
}

/// Gradient descent from zero, at the rate asked for or at half the largest stable one.
private func descend(
  _ table: PreparedTable, _ arguments: Arguments, on console: Console, into report: inout Report
) -> LinearModel {
  let limit = Curvature(ofInputs: table.x).largestStableRate
  let rate = arguments.rate < limit ? arguments.rate : limit / 2
  let zero = LinearModel(theta: .zeros([table.names.count + 1]))
  let descent = Descent(
    from: zero, x: table.x, y: table.y, rate: rate, epochs: arguments.epochs)
  console.print(
    rate == arguments.rate
      ? "Largest stable rate \(brief(limit)); descending at \(brief(rate))."
      : "Rate \(brief(arguments.rate)) would diverge; descending at \(brief(rate)), half the "
        + "largest stable one.")
  report.show(
    "losses",
    LinePlot(
      title: "Mean squared error", xTitle: "epoch", isLogarithmic: true,
      series: [Series("descent", y: descent.losses, from: 0)]), on: console)
  report.add("largest_stable_rate", limit)
  report.add("rate_used", rate)
  return descent.model
}

private func showWeights(
  _ table: PreparedTable, _ target: String, _ best: (name: String, model: LinearModel)?,
  _ model: LinearModel, on console: Console, into report: inout Report
) {
  let shown = best?.model ?? model
  let order = table.names.indices.sorted {
    abs(shown.weights[$0, 0]) > abs(shown.weights[$1, 0])
  }
  let rows = order.prefix(12).map { column in
    [table.names[column]] + (best.map { [short($0.model.weights[column, 0])] } ?? [])
      + [short(model.weights[column, 0])]
  }
  report.show(
    "weights",
    Table(
      title: "What a standard deviation more of a column adds to \(target)",
      headers: ["column"] + (best.map { [$0.name] } ?? []) + ["descent"], rows: rows),
    on: console)
  report.add("columns", table.names)
  report.add("closed_weights", best?.model.weights.scalars)
  report.add("descent_weights", model.weights.scalars)
}

private func showErrors(
  _ table: PreparedTable, _ target: String, _ best: (name: String, model: LinearModel)?,
  _ model: LinearModel, on console: Console, into report: inout Report
) {
  // Whoever knows nothing guesses the mean of what has been seen.
  let mean = LinearModel(
    weights: .zeros([table.names.count, 1]), bias: Tensor([table.y.mean()]))
  let models =
    [("always the mean", mean)] + (best.map { [($0.name, $0.model)] } ?? [])
    + [("descent", model)]
  func error(_ model: LinearModel, _ x: Tensor, _ y: Tensor) -> Scalar {
    meanSquaredError(model.forward(x).y, y).loss.squareRoot()
  }
  report.show(
    "errors",
    Table(
      title: "Typical error of \(target) (root of the mean square)",
      headers: ["", "rows seen", "rows not seen"],
      rows: models.map {
        [
          $0.0, short(error($0.1, table.x, table.y)), short(error($0.1, table.testX, table.testY)),
        ]
      }), on: console)
  report.add("mean_test_error", error(mean, table.testX, table.testY))
  report.add("closed_test_error", best.map { error($0.model, table.testX, table.testY) })
  report.add("descent_test_error", error(model, table.testX, table.testY))
}
