import Backpropagation
import GradientChecking
import Program
import Tensors

/// Holds every entry of the gradient of a 64–12–8–10 network against central differences.
func checkGradient(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let outcome = GradientReport.drawing(seed: arguments.seed) { generator, report in
    let network = DigitNetwork(inputs: 64, hidden: (12, 8), using: &generator)
    let x = Tensor.uniform([5, 64], using: &generator)
    let labels = (0..<5).map { _ in Int.random(in: 0..<10, using: &generator) }
    let (_, gradient) = network.lossAndGradient(x, labels)
    report.compare(gradient, at: network) { $0.lossAndGradient(x, labels).loss }
  }
  console.print("The gradient of a 64–12–8–10 network for 5 examples, entry by entry:")
  console.print(outcome.description)
  console.print(
    "\(outcome.entryCount) entries compared: " + (outcome.passes ? "all agree." : "NOT all agree."))
  report.add("entries", outcome.entryCount)
  report.add("largest_relative_error", outcome.comparisons.map(\.error).max() ?? 0)
  report.add("passes", outcome.passes)
}
