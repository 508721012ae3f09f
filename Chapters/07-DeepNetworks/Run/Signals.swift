import DeepNetworks
import Figures
import Neurons
import Program
import Tensors

/// The size of activations and gradients on their way through thirty layers of ReLUs.
func showSignals(seed: UInt64, on console: Console, into report: inout Report) {
  console.print(console.styled("Signals through 30 layers of 64 ReLUs", .bold))
  let flows = Initialization.allCases.map { initialization in
    var generator = SeededGenerator(seed: seed)
    return SignalFlow(of: .relu, initialization, using: &generator)
  }
  report.show("activations", plot("Size of the activations", flows.map(\.activations)), on: console)
  report.show("gradients", plot("Size of the gradients", flows.map(\.gradients)), on: console)
  report.show("thirty-layers", table(seed: seed), on: console)
  console.print(
    """

    Sizes are root mean squares. Up goes what enters below with size 1, down what enters at
    the top with size 1. Only He's variance keeps a ReLU's signal near its size both ways.
    """)
  for (initialization, flow) in zip(Initialization.allCases, flows) {
    report.add("\(initialization.key)_activation_sizes", flow.activations)
    report.add("\(initialization.key)_gradient_sizes", flow.gradients)
  }
}

private func plot(_ title: String, _ sizes: [[Scalar]]) -> LinePlot {
  LinePlot(
    title: title, xTitle: "layer", isLogarithmic: true,
    series: zip(Initialization.allCases, sizes).map { Series($0.rawValue, y: $1, from: 0) })
}

/// What is left of activations and gradients, for three activations.
private func table(seed: UInt64) -> Table {
  let activations: [Activation] = [.relu, .tanh, .sigmoid]
  return Table(
    title: "After 30 layers: activations up, gradients down",
    headers: [""] + activations.flatMap { ["\($0.rawValue) up", "down"] },
    rows: Initialization.allCases.map { initialization in
      [initialization.rawValue]
        + activations.flatMap { activation in
          var generator = SeededGenerator(seed: seed)
          let flow = SignalFlow(of: activation, initialization, using: &generator)
          return [flow.activations[30], flow.gradients[0]].map(size)
        }
    }, alignments: [.leading] + [Table.Alignment](repeating: .trailing, count: 6))
}

/// A size in two significant digits.
private func size(_ number: Scalar) -> String { short(number, digits: 2) }

extension Initialization {
  /// The name in the report.
  var key: String {
    switch self {
    case .article: "article"
    case .framework: "framework"
    case .glorotUniform: "glorot_uniform"
    case .glorotNormal: "glorot_normal"
    case .heNormal: "he_normal"
    }
  }
}
