import GradientChecking
import LogisticRegression
import Program
import Tensors

/// Holds every gradient of the chapter against central differences.
func checkGradients(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let outcome = GradientReport.drawing(seed: arguments.seed) { generator, report in
    let x = Tensor.normal([7, 5], using: &generator)
    let labels = (0..<7).map { _ in Int.random(in: 0...1, using: &generator) }
    let logistic = LogisticModel(theta: .normal([6], using: &generator))
    report.compare(logistic.lossAndGradient(x, labels).gradient, at: logistic) {
      $0.lossAndGradient(x, labels).loss
    }
    var softmax = SoftmaxModel(inputs: 5, classes: 3)
    softmax.linear.weights = .normal([5, 3], using: &generator)
    report.compare(softmax.lossAndGradient(x, labels).gradient, at: softmax) {
      $0.lossAndGradient(x, labels).loss
    }
    report.check(at: x, using: &generator) { Sigmoid().forward($0) }
    report.check(at: x, using: &generator) { Softmax().forward($0) }
  }
  console.print("Logistic regression, softmax regression, sigmoid and softmax, entry by entry:")
  console.print(outcome.description)
  console.print(
    "\(outcome.entryCount) entries compared: " + (outcome.passes ? "all agree." : "NOT all agree."))
  report.add("entries", outcome.entryCount)
  report.add("largest_relative_error", outcome.comparisons.map(\.error).max() ?? 0)
  report.add("passes", outcome.passes)
}
