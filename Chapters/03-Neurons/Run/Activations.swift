import Figures
import Foundation
import Neurons
import Program
import Tensors

/// The activations in pictures, and what can be read off them in a table.
func showActivations(on console: Console, into report: inout Report) {
  console.print(console.styled("Activations", .bold))
  let squashing: [Activation] = [.sigmoid, .tanh]
  report.show(
    "squashing-activations",
    LinePlot(
      title: "Two that saturate, and their slopes", xTitle: "x",
      series: squashing.map { curve($0, $0.rawValue, of: $0.value, from: -5, to: 5) }
        + squashing.map { curve($0, "\($0.rawValue)′", of: $0.slope, from: -5, to: 5) }),
    on: console, height: 15)
  // A line is thicker than the difference between ReLU and leaky ReLU.
  let rectifiers: [Activation] = [.relu, .elu, .gelu, .softplus]
  report.show(
    "rectifiers",
    LinePlot(
      title: "Four that let large numbers through", xTitle: "x",
      series: rectifiers.map { curve($0, $0.rawValue, of: $0.value, from: -4, to: 1.5) }),
    on: console, height: 15)
  report.show(
    "rectifier-slopes",
    LinePlot(
      title: "Their slopes", xTitle: "x",
      series: rectifiers.map { curve($0, "\($0.rawValue)′", of: $0.slope, from: -4, to: 4) }),
    on: console, height: 15)
  report.show("activations", table, on: console)
  console.print(
    """

    A gradient is multiplied by a slope on its way down. Sigmoid and tanh give it
    almost nothing on both sides; the sigmoid never more than a quarter. Softplus
    has the sigmoid for its slope, and GELU alone goes down before it goes up.
    """)
}

private func curve(
  _ activation: Activation, _ name: String, of f: (Scalar) -> Scalar, from low: Scalar,
  to high: Scalar
) -> Series {
  let x = (0...200).map { low + (high - low) * Scalar($0) / 200 }
  return Series(name, x: x, y: x.map(f))
}

/// Values and slopes at places that tell the activations apart.
private var table: Table {
  let shown = Activation.allCases.filter { $0 != .identity }
  return Table(
    headers: ["", "f(−1000)", "f(−1)", "f(1)", "f(1000)", "f′(0)", "max f′"],
    rows: shown.map { activation in
      [activation.rawValue]
        + [-1000, -1, 1, 1000].map { short(activation.value($0)) }
        + [activation.slope(0), activation.steepestSlope].map(short)
    })
}

/// A number in three decimals at most.
func short(_ number: Scalar) -> String {
  number.rounded() == number ? "\(Int(number))" : String(format: "%.3f", Double(number))
}
