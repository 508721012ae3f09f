import Backpropagation
import Datasets
import Figures
import Learning
import Optimizers
import Program
import Tensors

/// The program of article 001 §5.1: 784–128–10, Glorot's weights, Adam, batches of 32, 5 epochs.
///
/// As printed it feeds the network bytes, 0 to 255; as meant, fractions of 255 (E001-03).
func runArticle001(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  report.formulas = ["001-C01", "001-C01e", "001-C01f", "001-C01g"]
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = try examples(arguments, using: &generator)
  let pixels = training.inputs.shape[1]
  let network = MultilayerPerceptron(layers: [
    .glorot(inputs: pixels, outputs: 128, using: &generator),
    .glorot(inputs: 128, outputs: 10, using: &generator),
  ])
  console.print(
    "\(training.count) examples for training, \(test.count) for testing, "
      + "\(network.parameterCount) parameters")
  var rows: [[String]] = []
  for (name, key, scale) in [("0 to 255", "raw_", Scalar(255)), ("0 to 1", "", 1)] {
    var run = Training(
      training: training.scaled(by: scale), test: test.scaled(by: scale),
      epochs: arguments.quick ? 2 : 5, batch: 32, network: network, generator: generator)
    run.run(Adam(epsilon: 1e-7))
    let (loss, accuracy) = run.tested
    let (first, last) = (run.epochLosses[0], run.epochLosses[run.epochs - 1])
    rows.append([name, brief(first), brief(last), brief(loss), "\(percent(accuracy)) %"])
    report.add("\(key)first_loss", first)
    report.add("\(key)last_loss", last)
    report.add("\(key)test_loss", loss)
    report.add("\(key)test_accuracy", accuracy)
  }
  report.show(
    "pixels",
    Table(
      headers: ["pixels", "loss of epoch 1", "of the last", "test loss", "test accuracy"],
      rows: rows), on: console)
  console.print("\nA network that only guesses has a loss of ln 10 = 2.303.")
}

extension LabelledExamples {
  /// The examples with every input multiplied by a number.
  fileprivate func scaled(by factor: Scalar) -> LabelledExamples {
    LabelledExamples(
      inputs: factor * inputs, labels: labels, classCount: classCount, imageShape: imageShape)
  }
}
