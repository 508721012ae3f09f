import Backpropagation
import DeepNetworks
import GradientChecking
import Program
import Tensors

/// Holds every entry of the gradients of three small deep networks against central differences.
func checkGradients(_ arguments: Arguments, on console: Console, into report: inout Report) {
  var entries = 0
  var passes = true
  func check(
    _ name: String, _ draw: (inout SeededGenerator) -> some Classifier
  ) {
    let outcome = GradientReport.drawing(seed: arguments.seed) { generator, report in
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
    console.print(console.styled(name, .bold))
    console.print(outcome.description + "\n")
    entries += outcome.entryCount
    passes = passes && outcome.passes
  }
  check("Plain, 4 layers") {
    MultilayerPerceptron(.heNormal, inputs: 7, width: 5, depth: 4, classes: 3, using: &$0)
  }
  check("Batch-normalised, 4 layers") {
    NormalizedNetwork(.heNormal, inputs: 7, width: 5, depth: 4, classes: 3, using: &$0)
  }
  check("Residual, 6 layers") {
    ResidualNetwork(.heNormal, inputs: 7, width: 5, depth: 6, classes: 3, using: &$0)
  }
  console.print("\(entries) entries compared: " + (passes ? "all agree." : "NOT all agree."))
  report.add("entries", entries)
  report.add("passes", passes)
}
