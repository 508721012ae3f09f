import Figures
import Foundation
import Neurons
import Program
import Tensors

/// One random gradient, sent down through ten layers of each activation.
func showGradientFlow(seed: UInt64, on console: Console, into report: inout Report) {
  console.print()
  console.print(console.styled("A gradient on its way down", .bold))
  let activations = Activation.allCases.filter { $0 != .identity }
  let flows = activations.map { activation in
    // The same seed for all, so that they differ in nothing but activation and scale.
    var generator = SeededGenerator(seed: seed)
    return GradientFlow(of: activation, using: &generator)
  }
  let shown: [Activation] = [.sigmoid, .tanh, .relu]
  let pairs = Array(zip(activations, flows))
  let measured = pairs.filter { shown.contains($0.0) }
  report.show(
    "gradient-flow",
    LinePlot(
      title: "Length of the gradient after so many layers of 32 units", xTitle: "layers",
      isLogarithmic: true,
      series: measured.map { Series($0.rawValue, y: $1.norms, from: 0) }
        + pairs.prefix(1).map { Series("sigmoid's bound", y: $1.bounds, from: 0) }),
    on: console, height: 17)
  report.show(
    "gradient-after-ten-layers",
    Table(
      headers: ["", "max f′", "a layer", "after 10 layers", "bound"],
      rows: pairs.map { activation, flow in
        [activation.rawValue, short(activation.steepestSlope)]
          + [short(pow(flow.norms[10], 0.1)), brief(flow.norms[10]), brief(flow.bounds[10])]
      }, alignments: [.leading, .decimal, .decimal, .trailing, .trailing]), on: console)
  console.print(
    """

    A layer can lengthen a gradient by no more than its largest slope times its
    weights' spectral norm; the bound multiplies these. With weights that keep a
    signal's size, ten sigmoids leave less than a millionth: the lowest layer hardly
    learns. The weights have variance 1/32, under rectifiers 2/32, since those cut
    off half.
    """)
  for (activation, flow) in pairs {
    report.add("\(snakeCase(activation))_gradient_norms", flow.norms)
    report.add("\(snakeCase(activation))_gradient_bounds", flow.bounds)
  }
}

private func snakeCase(_ activation: Activation) -> String {
  activation.rawValue.lowercased().replacingOccurrences(of: " ", with: "_")
}
