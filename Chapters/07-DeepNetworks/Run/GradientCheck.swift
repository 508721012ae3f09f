import Backpropagation
import DeepNetworks
import GradientChecking
import Program
import Tensors

/// Holds every entry of the gradients of three small deep networks against central differences.
func checkGradients(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let seed = arguments.seed
  let outcomes = [
    ("Plain, 4 layers", comparison(seed) { plain(&$0) }),
    ("Batch-normalised, 4 layers", comparison(seed) { normalized(&$0) }),
    ("Residual, 6 layers", comparison(seed) { residual(&$0) }),
  ]
  for (name, outcome) in outcomes {
    let entries = "\(outcome.entryCount) entries"
    console.print("\(name): \(entries), relative error \(short(outcome.error, digits: 2))")
    if !outcome.passes { console.print(outcome.description) }
  }
  let entries = outcomes.map(\.1.entryCount).reduce(0, +)
  let passes = outcomes.allSatisfy(\.1.passes)
  console.print("\(entries) entries compared: " + (passes ? "all agree." : "NOT all agree."))
  report.add("entries", entries)
  report.add("passes", passes)
}

extension GradientReport {
  /// The relative distance of the whole gradient from its numerical counterpart.
  fileprivate var error: Scalar {
    let distance = comparisons.map { ($0.claimed - $0.numerical.values).norm }
    return Tensor(distance).norm / Tensor(comparisons.map(\.claimed.norm)).norm
  }
}

private func comparison<Network: Classifier>(
  _ seed: UInt64, _ draw: (inout SeededGenerator) -> Network
) -> GradientReport {
  GradientReport.drawing(seed: seed) { generator, report in
    var network = draw(&generator)
    // Away from the start, where scales are 1 and the residual branches 0.
    for tensor in network.tensors {
      network[keyPath: tensor] += Tensor.normal(
        network[keyPath: tensor].shape, standardDeviation: 0.1, using: &generator)
    }
    let x = Tensor.normal([5, 7], using: &generator)
    let labels = [0, 2, 1, 1, 2]
    var copy = network
    let (_, gradient) = copy.lossAndGradient(x, labels)
    report.compare(gradient, at: network) {
      var network = $0
      return network.lossAndGradient(x, labels).loss
    }
  }
}

private func plain(_ generator: inout SeededGenerator) -> MultilayerPerceptron {
  MultilayerPerceptron(.heNormal, inputs: 7, width: 5, depth: 4, classes: 3, using: &generator)
}

private func normalized(_ generator: inout SeededGenerator) -> NormalizedNetwork {
  NormalizedNetwork(.heNormal, inputs: 7, width: 5, depth: 4, classes: 3, using: &generator)
}

private func residual(_ generator: inout SeededGenerator) -> ResidualNetwork {
  ResidualNetwork(.heNormal, inputs: 7, width: 5, depth: 6, classes: 3, using: &generator)
}
