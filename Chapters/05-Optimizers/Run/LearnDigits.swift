import Backpropagation
import Figures
import Foundation
import LinearRegression
import Optimizers
import Program
import Tensors

/// Every optimizer once on the digits: the same network, the same start, the same batches.
func learnDigits(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = try examples(arguments, using: &generator)
  let widths = [training.inputs.shape[1], 512, 256, 10]
  let network = MultilayerPerceptron(widths: widths, using: &generator)
  console.print(
    """

    \(training.count) digits for training, \(test.count) for testing; \
    \(widths.map(String.init).joined(separator: "–")), batches of \(arguments.batch), \
    \(arguments.epochs) epochs.
    """)
  var rows: [[String]] = []
  var curves: [Series] = []
  for contestant in Contestant.all {
    var run = Training(
      training: training, test: test, epochs: arguments.epochs, batch: arguments.batch,
      network: network, generator: generator)
    contestant.train(&run)
    let (loss, accuracy) = run.tested
    let last = run.epochLosses[run.epochLosses.count - 1]
    rows.append([
      contestant.name, brief(contestant.digitsRate), brief(run.epochLosses[0]), brief(last),
      brief(loss), "\(percent(accuracy)) %",
    ])
    curves.append(Series(contestant.name, y: run.epochLosses))
    report.add("test_accuracy_\(contestant.name)", accuracy)
    if contestant.name == "Adam" { report.add("test_accuracy", accuracy) }
  }
  report.show(
    "digits",
    Table(
      headers: ["", "rate", "loss of epoch 1", "of the last", "test loss", "test accuracy"],
      rows: rows), on: console)
  report.keep(
    "losses",
    LinePlot(
      title: "Training loss in nats", xTitle: "epoch", isLogarithmic: true, series: curves))
}

/// A share in percent with two decimals; nothing is cut off (E002-14).
func percent(_ share: Scalar) -> String { String(format: "%.2f", Double(share) * 100) }
