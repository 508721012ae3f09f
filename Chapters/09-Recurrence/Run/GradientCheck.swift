import GradientChecking
import Program
import Recurrence
import Tensors

/// Holds every entry of the gradient of a 2–8–3 network over 7 steps against central differences.
func checkGradient(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let outcome = GradientReport.drawing(seed: arguments.seed) { generator, report in
    let network = RecurrentNetwork(inputs: 2, width: 8, outputs: 3, using: &generator)
    let x = Tensor.normal([7, 3, 2], using: &generator)
    let targets = Tensor.normal([7, 3, 3], using: &generator)
    let initial = Tensor.normal([3, 8], using: &generator)
    let (_, _, gradient) = network.lossAndGradient(x, targets, initial: initial)
    report.compare(gradient, at: network) { $0.lossAndGradient(x, targets, initial: initial).loss }
  }
  console.print("The gradient of a 2–8–3 network through 7 steps of 3 sequences, entry by entry:")
  console.print(outcome.description)
  console.print(
    "\(outcome.entryCount) entries compared: " + (outcome.passes ? "all agree." : "NOT all agree."))
  report.add("entries", outcome.entryCount)
  report.add("largest_relative_error", outcome.comparisons.map(\.error).max() ?? 0)
  report.add("passes", outcome.passes)
}
