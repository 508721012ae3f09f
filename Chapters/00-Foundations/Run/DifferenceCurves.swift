import Figures
import Foundation
import Foundations
import Program
import Tensors

/// The error of both quotients against the step, for the derivative of eˣ at 128 points of [0, 1).
///
/// eˣ is its own derivative of every order, so that relative to f′ the theory has no constants left:
/// the forward quotient is off by h/2 + ε/h, the central one by h²/6 + ε/2h.
func measureDifferences(on console: Console, into report: inout Report) {
  let points = (0..<128).map { Scalar($0) / 128 }
  let curves = DifferenceQuotient.allCases.map { quotient in
    (quotient, ErrorCurve(of: quotient, for: { exp($0) }, derivative: { exp($0) }, at: points))
  }
  console.print(
    """
    The derivative of eˣ by its definition, but with a step h of finite size.
    Halve the step, and the error of (f(x + h) − f(x)) / h halves; the error of
    (f(x + h) − f(x − h)) / 2h falls to a quarter.
    """)
  report.show("halving-the-step", halvings(curves[0].1, curves[1].1), on: console)
  console.print("\nBut not for ever:")
  report.show("error-against-step", plot(curves), on: console, height: 20)
  report.show("orders-and-best-steps", summary(curves), on: console)
  console.print(
    """

    Right of the foot the quotient is cut off too early; left of it, the rounding
    of f is divided by too small a step. A smaller step is no better derivative.
    """)
  for (quotient, curve) in curves { add(quotient, curve, to: &report) }
}

private func halvings(_ forward: ErrorCurve, _ central: ErrorCurve) -> Table {
  let rows = (0..<6).map { i in
    let falls = [forward.errors, central.errors].map { errors in
      i == 0 ? "" : String(format: "%.2f", Double(errors[i - 1] / errors[i]))
    }
    return [
      "1/\(1 << (i + 1))", brief(forward.errors[i]), falls[0], brief(central.errors[i]), falls[1],
    ]
  }
  return Table(
    title: "The first halvings (errors relative to f′)",
    headers: ["h", "forward", "falls by", "central", "falls by"], rows: rows,
    alignments: [.trailing, .decimal, .decimal, .decimal, .decimal])
}

private func plot(_ curves: [(DifferenceQuotient, ErrorCurve)]) -> LinePlot {
  LinePlot(
    title: "Relative error of the quotient", xTitle: "log₁₀ h", isLogarithmic: true,
    series: curves.map { quotient, curve in
      Series(quotient.rawValue, x: curve.steps.map { log10($0) }, y: curve.errors)
    })
}

private func summary(_ curves: [(DifferenceQuotient, ErrorCurve)]) -> Table {
  let rows = curves.map { quotient, curve in
    let step = quotient.bestStep(value: 1, next: 1)
    return [
      quotient.rawValue, String(format: "%.3f", Double(curve.order)),
      String(format: "%.2f", Double(curve.roundingOrder)),
      brief(curve.best.step), brief(step),
      brief(curve.best.error), brief(quotient.errorBound(step: step, value: 1, next: 1)),
    ]
  }
  return Table(
    title: "Slopes of the two branches, and the foot of the V",
    headers: ["", "right", "left", "best h", "in theory", "error", "at most"], rows: rows)
}

private func add(_ quotient: DifferenceQuotient, _ curve: ErrorCurve, to report: inout Report) {
  let name = quotient.rawValue
  report.add("\(name)_order", curve.order)
  report.add("\(name)_rounding_order", curve.roundingOrder)
  report.add("\(name)_best_step", curve.best.step)
  report.add("\(name)_best_step_in_theory", quotient.bestStep(value: 1, next: 1))
  report.add("\(name)_smallest_error", curve.best.error)
  report.add("\(name)_steps", curve.steps)
  report.add("\(name)_errors", curve.errors)
}
