import Figures
import Foundation
import Program
import Tensors

/// The main job: 400 digits, three in ten with a random label, and what each technique saves.
func learnNoise(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let start = ContinuousClock.now
  report.formulas = ["002-T06", "002-F09", "002-F10", "002-T15", "002-T16", "000-V12"]
  let outcomes = train(arguments, on: console)
  if let bare = outcomes.first?[0] {
    report.show("bare-losses", losses(of: bare), on: console)
  }
  report.show("test-accuracies", curves(outcomes, epochs: arguments.epochs), on: console)
  report.show("techniques", table(of: outcomes), on: console)
  var best: Scalar = 0
  for (technique, outcomes) in zip(Technique.all, outcomes) {
    let accuracies = outcomes.map(\.testAccuracy)
    report.add("\(technique.key)_test_accuracy", mean(accuracies))
    report.add("\(technique.key)_test_accuracies", accuracies)
    report.add("\(technique.key)_train_accuracy", mean(outcomes.map(\.labelsRepeated)))
    best = max(best, mean(accuracies))
  }
  report.add("test_accuracy", best)
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  console.print("\n\(brief(.seconds(seconds))) in all.")
  report.add("seconds", seconds)
}

/// The outcomes of every technique, one a seed.
private func train(_ arguments: Arguments, on console: Console) -> [[Outcome]] {
  var outcomes = [[Outcome]](repeating: [], count: Technique.all.count)
  var progress = Progress(
    on: console, trainings: arguments.seeds * outcomes.count, epochs: arguments.epochs)
  for seed in arguments.everySeed {
    var generator = SeededGenerator(seed: seed)
    let digits = NoisyDigits(count: 400, noise: 0.3, using: &generator)
    if outcomes[0].isEmpty { console.print(description(of: digits) + "\n") }
    // The same start and the same order for every technique, but not the split's own numbers again.
    let next = generator.next()
    for (number, technique) in Technique.all.enumerated() {
      let outcome = train(
        on: digits, with: technique, arguments, seed: next, showingOn: &progress)
      progress.endTraining(technique, seed: seed, outcome)
      outcomes[number].append(outcome)
    }
  }
  progress.end()
  return outcomes
}

private func description(of digits: NoisyDigits) -> String {
  """
  \(digits.training.count) digits for training, \(digits.isWrong.count { $0 }) of them labelled \
  wrongly; \(digits.test.count) with true labels for testing
  """
}

/// Overfitting as a picture: one loss falls, the other one rises.
private func losses(of bare: Outcome) -> LinePlot {
  LinePlot(
    title: "Loss of the bare network in nats", xTitle: "epoch", isLogarithmic: true,
    series: [Series("training", y: bare.trainLosses), Series("test", y: bare.testLosses)])
}

/// The accuracies from the tenth epoch on: the steep rise before it would flatten all the rest.
private func curves(_ outcomes: [[Outcome]], epochs: Int) -> LinePlot {
  let first = epochs < 20 ? 1 : 10
  let series = zip(Technique.all, outcomes).map { technique, outcomes in
    let curves = outcomes.map { $0.testAccuracies(through: epochs) }
    let means = (first...epochs).map { epoch in 100 * mean(curves.map { $0[epoch - 1] }) }
    return Series(technique.name, y: means, from: first)
  }
  return LinePlot(title: "Test digits recognised, in %", xTitle: "epoch", series: series)
}

private func table(of outcomes: [[Outcome]]) -> Table {
  let rows = zip(Technique.all, outcomes).map { technique, outcomes in
    let accuracies = outcomes.map(\.testAccuracy)
    let seeds = "\(percent(accuracies.min() ?? 0))–\(percent(accuracies.max() ?? 0))"
    return [
      technique.name, percent(mean(outcomes.map(\.labelsRepeated))),
      percent(mean(outcomes.map(\.wrongLabelsRepeated))), percent(mean(accuracies)),
    ] + (outcomes.count > 1 ? [seeds] : [])
  }
  let seeds = outcomes[0].count
  return Table(
    title: "Labels repeated and test digits recognised, in %"
      + (seeds > 1 ? ", means of \(seeds) seeds" : ""),
    headers: ["", "labels", "wrong labels", "test digits"] + (seeds > 1 ? ["seeds"] : []),
    rows: rows, alignments: [.leading, .decimal, .decimal, .decimal, .trailing])
}

func mean(_ numbers: [Scalar]) -> Scalar { numbers.reduce(0, +) / Scalar(numbers.count) }

/// A share in percent with one decimal.
func percent(_ share: Scalar) -> String { String(format: "%.1f", Double(share) * 100) }
