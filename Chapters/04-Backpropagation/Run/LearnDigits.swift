import Backpropagation
import Datasets
import Learning
import LogisticRegression
import Program
import Tensors

/// The main job: load, train, test, show.
func learnDigits(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  let start = ContinuousClock.now
  report.formulas = ["002-F01", "002-F02", "002-A02", "002-A03", "002-F03", "002-F04", "004-F10"]
  let result = try learn(arguments, split: arguments.split, on: console)
  result.show(on: console, into: &report)
  report.add("test_accuracy", result.accuracy)
  report.add("train_loss", result.history.trainLosses.last)
  report.add("test_loss", result.history.testLosses.last)
  report.add("train_losses", result.history.trainLosses)
  report.add("test_losses", result.history.testLosses)
  report.add("confusion_matrix", result.confusion.counts)

  if arguments.data == nil, arguments.split == "writers" {
    console.print("\nThe same training with the random split, for comparison:")
    let random = try learn(arguments, split: "stratified", on: console)
    console.print(
      """

      Test accuracy on a random fifth   \(percent(random.accuracy)) %
      Test accuracy on other writers    \(percent(result.accuracy)) %

      In a random split every writer's hand stands on both sides: the network is tested on people
      it knows. The last 360 digits were written by others. How a network does on people it has
      never seen is what a user would find, so the lower number is the honest one.
      """)
    report.add("stratified_test_accuracy", random.accuracy)
  }
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  console.print("\n\(brief(.seconds(seconds))) in all.")
  report.add("seconds", seconds)
}

/// A trained network and how it did.
struct LearnedDigits {
  let test: LabelledExamples
  let history: History
  let logits: Tensor
  let confusion: ConfusionMatrix

  /// The share of test examples taken for what they are.
  var accuracy: Scalar { confusion.accuracy }
}

private func learn(
  _ arguments: Arguments, split: String, on console: Console
) throws -> LearnedDigits {
  // One seed draws the split, then the weights, then the order of the examples.
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = try examples(arguments, split: split, using: &generator)
  var network = DigitNetwork(inputs: training.inputs.shape[1], using: &generator)
  console.print(
    """
    \(training.count) examples for training, \(test.count) for testing
    \(network.parameterCount) parameters, batches of \(arguments.batch), rate \(arguments.rate)

    """)
  let history = train(
    &network, on: training, testing: test, arguments, using: &generator, showingOn: console)
  let logits = network.logits(test.inputs)
  let confusion = ConfusionMatrix(
    guesses: logits.argmaxOfColumns(), labels: test.labels, classCount: test.classCount)
  return LearnedDigits(test: test, history: history, logits: logits, confusion: confusion)
}

private func examples(
  _ arguments: Arguments, split: String, using generator: inout SeededGenerator
) throws -> (training: LabelledExamples, test: LabelledExamples) {
  if let folder = arguments.data { return try MNIST.load(folder: folder) }
  let digits = Digits.all()
  // The last 360 images were drawn by other people than the rest.
  if split == "writers" { return digits.split(at: digits.count - 360) }
  return digits.stratifiedSplit(test: 0.2, using: &generator)
}
