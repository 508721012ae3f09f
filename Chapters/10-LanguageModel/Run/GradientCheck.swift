import Foundation
import GradientChecking
import LanguageModel
import Learning
import Program
import Recurrence
import Tensors

/// Holds every entry of the gradients of small models against central differences.
func checkGradients(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let outcomes = [
    outcome(of: LSTM.self, arguments), outcome(of: GRU.self, arguments),
    outcome(of: RecurrentLayer.self, arguments),
  ]
  console.print("Models of two layers, 7 steps of 3 texts, every entry of every tensor:")
  for (name, outcome) in zip([LSTM.name, GRU.name, RecurrentLayer.name], outcomes) {
    let error = outcome.comparisons.map(\.error).max() ?? 0
    console.print(
      "\(name.padding(toLength: 5, withPad: " ", startingAt: 0)) \(outcome.comparisons.count) "
        + "tensors, \(outcome.entryCount) entries, largest relative error \(brief(error))")
    if !outcome.passes { console.print(outcome.description) }
  }
  let passes = outcomes.allSatisfy(\.passes)
  let entries = outcomes.reduce(0) { $0 + $1.entryCount }
  console.print("\(entries) entries compared: " + (passes ? "all agree." : "NOT all agree."))
  report.add("entries", entries)
  report.add(
    "largest_relative_error", outcomes.flatMap(\.comparisons).map(\.error).max() ?? 0)
  report.add("passes", passes)
}

private func outcome<Layer: SequenceLayer>(
  of _: Layer.Type, _ arguments: Arguments
) -> GradientReport {
  GradientReport.drawing(seed: arguments.seed) { generator, report in
    let model = TextModel<Layer>(
      vocabulary: 7, embedding: 4, hidden: 6, layers: 2, using: &generator)
    let text = (0..<50).map { _ in Int.random(in: 0..<7, using: &generator) }
    let batch = TextBatch(of: text, steps: 7, count: 3, using: &generator)
    report.compare(model.lossAndGradient(batch).gradient, at: model) {
      $0.lossAndGradient(batch).loss
    }
  }
}
