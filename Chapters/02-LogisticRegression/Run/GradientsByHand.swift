import GradientChecking
import LogisticRegression
import Program
import Tensors

/// Holds every gradient of the chapter against central differences.
func checkGradients(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let outcomes = [
    ("Logistic regression", checkLogisticModel(seed: arguments.seed)),
    ("Softmax regression", checkSoftmaxModel(seed: arguments.seed)),
    ("Sigmoid and softmax as layers", checkLayers(seed: arguments.seed)),
  ]
  for (name, outcome) in outcomes { console.print("\(name):\n\(outcome)\n") }
  let entries = outcomes.reduce(0) { $0 + $1.1.entryCount }
  let passes = outcomes.allSatisfy(\.1.passes)
  console.print("\(entries) entries compared: " + (passes ? "all agree." : "NOT all agree."))
  report.add("entries", entries)
  report.add("passes", passes)
}

private func checkLogisticModel(seed: UInt64) -> GradientReport {
  .drawing(seed: seed) { generator, report in
    let model = LogisticModel(theta: .normal([6], using: &generator))
    let x = Tensor.normal([7, 5], using: &generator)
    let labels = [1, 0, 0, 1, 0, 1, 1]
    report.compare(model.lossAndGradient(x, labels).gradient, at: model) {
      $0.lossAndGradient(x, labels).loss
    }
  }
}

private func checkSoftmaxModel(seed: UInt64) -> GradientReport {
  .drawing(seed: seed) { generator, report in
    var model = SoftmaxModel(inputs: 5, classes: 3)
    model.linear.weights = .normal([5, 3], using: &generator)
    model.linear.bias = .normal([3], using: &generator)
    let x = Tensor.normal([7, 5], using: &generator)
    let labels = [2, 0, 1, 1, 0, 2, 1]
    report.compare(model.lossAndGradient(x, labels).gradient, at: model) {
      $0.lossAndGradient(x, labels).loss
    }
  }
}

private func checkLayers(seed: UInt64) -> GradientReport {
  .drawing(seed: seed) { generator, report in
    let z = Tensor.normal([7, 5], using: &generator)
    report.check(at: z, using: &generator) { Sigmoid().forward($0) }
    report.check(at: z, using: &generator) { Softmax().forward($0) }
  }
}
