import Datasets
import Figures
import Program
import Tensors

/// Trains every contestant on the digits, from the same seed, and compares them.
func learnDigits(
  _ arguments: Arguments, on console: Console, into report: inout Report
) {
  let start = ContinuousClock.now
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = Digits.all().stratifiedSplit(test: 0.2, using: &generator)
  console.print()
  console.print(console.styled("Networks of 20 layers, 64 units wide, on digits", .bold))
  console.print(
    """
    \(training.count) examples for training, \(test.count) for testing, batches of \
    \(arguments.batch), rate \(arguments.rate), \(arguments.epochs) epochs

    """)
  var results: [(contestant: Contestant, history: History)] = []
  for contestant in Contestant.all {
    // Each starts from the same state of the generator: after the split.
    var copy = generator
    if console.canRedraw { console.print(contestant.name) }
    results.append(
      (contestant, contestant.learn(training, test, arguments, &copy, console)))
  }
  show(results, epochs: arguments.epochs, on: console, into: &report)
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  console.print("\n\(brief(.seconds(seconds))) in all.")
  report.add("seconds", seconds)
}

/// Refuses batches that leave a last one of a single example, which cannot be normalised.
func checkBatches(_ arguments: Arguments) throws {
  var generator = SeededGenerator(seed: arguments.seed)
  let count = Digits.all().stratifiedSplit(test: 0.2, using: &generator).training.count
  guard arguments.batch == 1 || count % arguments.batch == 1 else { return }
  throw UsageError.conflict(
    "--batch \(arguments.batch): \(count) examples would make a batch of one, which cannot be "
      + "normalised: it is its own mean")
}

private func show(
  _ results: [(contestant: Contestant, history: History)], epochs: Int, on console: Console,
  into report: inout Report
) {
  let trained = results.filter { $0.history.brokenStep == nil }
  report.show(
    "accuracies",
    LinePlot(
      title: "Test accuracy of networks of 20 layers", xTitle: "epoch",
      series: trained.filter { $0.contestant.key != "batch_norm_article" }
        .map { Series($0.contestant.name, y: $0.history.accuracies, from: 0) }), on: console)
  report.show("twenty-layers", table(results), on: console)
  console.print(
    """

    Start: the first batch's loss (no class preferred is ln 10 = 2.303) and the size of its
    gradient at the first layer's weights.
    """)
  for (contestant, history) in results {
    if let step = history.brokenStep {
      console.print("\(contestant.name): the loss of step \(step) is not a number any more.")
    }
    report.add("\(contestant.key)_accuracies", history.accuracies)
    report.add("\(contestant.key)_train_losses", history.trainLosses)
    report.add("\(contestant.key)_first_gradient", history.firstGradient)
    report.add("\(contestant.key)_test_accuracy", history.finalAccuracy)
    report.add("\(contestant.key)_broken_step", history.brokenStep)
  }
  // The worse of the two remedies: the claim is that both pass.
  let remedies = results.filter(\.contestant.isRemedy).map(\.history.finalAccuracy)
  report.add("test_accuracy", remedies.compactMap(\.self).min())
}

private func table(_ results: [(contestant: Contestant, history: History)]) -> Figures.Table {
  Figures.Table(
    headers: ["", "loss at start", "gradient", "loss at end", "test accuracy"],
    rows: results.map { contestant, history in
      [
        contestant.name, short(history.firstLoss, digits: 3),
        short(history.firstGradient, digits: 2),
        history.brokenStep == nil
          ? history.trainLosses.last.map { short($0, digits: 3) } ?? "–"
          : "NaN",
        history.finalAccuracy.map(percent) ?? "–",
      ]
    }, alignments: [.leading, .trailing, .trailing, .trailing, .trailing])
}

extension History {
  /// The accuracy after the last epoch; nil when the training broke.
  var finalAccuracy: Scalar? { brokenStep == nil ? accuracies.last : nil }
}
