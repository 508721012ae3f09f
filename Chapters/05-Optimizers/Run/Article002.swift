import Backpropagation
import Foundation
import Learning
import Optimizers
import Program
import Tensors

/// The program of article 002 §5: 784–512–256–10, Adam with rate 0.001, batches of 64, 10 epochs.
///
/// It prints what the program prints, and beside it what that leaves out: the batches after the last
/// full hundred (E002-13) and the decimals of the accuracy (E002-14).
func runArticle002(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  report.formulas = ["002-C04", "002-C05", "004-F18"]
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = try examples(arguments, using: &generator)
  let network = MultilayerPerceptron(
    widths: [training.inputs.shape[1], 512, 256, 10], using: &generator)
  console.print(
    "\(training.count) examples for training, \(test.count) for testing, "
      + "\(network.parameterCount) parameters\n")
  var run = Training(
    training: training, test: test, epochs: arguments.quick ? 2 : 10, batch: 64,
    network: network, generator: generator)
  run.progress = ProgressBar(
    on: console, epochs: run.epochs, stepsPerEpoch: (training.count + 63) / 64)
  run.run(Adam(rate: 0.001))
  showParts(of: run, on: console)

  let (loss, accuracy) = run.tested
  console.print(
    """

    As printed  Accuracy on test set: \(Int(100 * accuracy)) %
    As meant    Accuracy on test set: \(percent(accuracy)) %
    """)
  report.add("test_accuracy", accuracy)
  report.add("test_loss", loss)
  report.add("train_losses", run.epochLosses)
}

/// The running loss of the first and of the last epoch, in hundreds of batches and what is left.
private func showParts(of run: Training, on console: Console) {
  let perEpoch = run.batchLosses.count / run.epochs
  console.print("\nThe running loss, as the program prints it; * what it leaves out")
  for epoch in [1, run.epochs] {
    let losses = run.batchLosses[((epoch - 1) * perEpoch)..<(epoch * perEpoch)]
    var part: [Scalar] = []
    for (i, loss) in losses.enumerated() {
      part.append(loss)
      let isFull = i % 100 == 99
      guard isFull || i == losses.count - 1 else { continue }
      let mean = Double(part.reduce(0, +) / Scalar(part.count))
      let line = String(format: "[%d, %5d] loss: %.3f", epoch, i + 1, mean)
      console.print((isFull ? "  " : "* ") + line)
      part = []
    }
  }
}
