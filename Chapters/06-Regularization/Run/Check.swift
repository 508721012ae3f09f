import Backpropagation
import GradientChecking
import Program
import Regularization
import Tensors

/// Holds the gradient of a 64–12–8–10 network with dropout and both penalties against differences.
func checkGradient(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let outcome = GradientReport.drawing(seed: arguments.seed) { generator, report in
    let network = DigitNetwork(inputs: 64, hidden: (12, 8), using: &generator)
    let x = Tensor.uniform([5, 64], using: &generator)
    let labels = (0..<5).map { _ in Int.random(in: 0..<10, using: &generator) }
    let seed = generator.next()
    func lossAndGradient(_ network: DigitNetwork) -> (loss: Scalar, gradient: DigitNetwork) {
      // The same seed, the same masks: else the difference quotient would compare two functions.
      var masks = SeededGenerator(seed: seed)
      var (loss, gradient) = network.lossAndGradient(
        x, labels, dropout: Dropout(probability: 0.3), using: &masks)
      loss += Penalty.l2(strength: 0.01).add(to: &gradient, at: network)
      loss += Penalty.l1(strength: 0.01).add(to: &gradient, at: network)
      return (loss, gradient)
    }
    report.compare(lossAndGradient(network).gradient, at: network) { lossAndGradient($0).loss }
  }
  console.print("Loss with dropout, L1 and L2 of a 64–12–8–10 network, entry by entry:")
  console.print(outcome.description)
  console.print(
    "\(outcome.entryCount) entries compared: " + (outcome.passes ? "all agree." : "NOT all agree."))
  report.add("entries", outcome.entryCount)
  report.add("largest_relative_error", outcome.comparisons.map(\.error).max() ?? 0)
  report.add("passes", outcome.passes)
}
