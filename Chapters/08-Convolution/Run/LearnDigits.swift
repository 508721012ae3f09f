import Convolution
import Datasets
import Learning
import Program
import Tensors

/// The main job: draw or load, train, test, show; and what a linear model makes of the same images.
func learnDigits(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  let start = ContinuousClock.now
  report.formulas = ["004-F06", "004-F07", "000-C02", "004-T03", "004-F10"]
  // One seed draws the digits, then the weights, then the order of the examples.
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = try examples(arguments, using: &generator)
  var network = try network(for: training, using: &generator)
  console.print(
    """
    \(training.count) examples for training, \(test.count) for testing
    \(network.parameterCount) parameters, batches of \(arguments.batch), Adam with rate \
    \(brief(arguments.rate))

    """)
  let history = train(
    &network, on: training, testing: test, epochs: arguments.epochs, arguments,
    using: &generator, showingOn: console)
  let learned = LearnedDigits(network: network, history: history, test: test)
  learned.show(on: console, into: &report)

  let linear = linearAccuracy(
    on: training, testing: test, epochs: arguments.quick ? 2 : 20, using: &generator)
  console.print("Softmax regression on the same images: \(percent(linear)) %")
  report.add("linear_test_accuracy", linear)
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  console.print("\n\(brief(.seconds(seconds))) in all.")
  report.add("seconds", seconds)
}

/// MNIST from a folder, or digits that a random hand draws.
func examples(
  _ arguments: Arguments, using generator: inout SeededGenerator
) throws -> (training: LabelledExamples, test: LabelledExamples) {
  if let folder = arguments.data { return try MNIST.load(folder: folder) }
  let (training, test) = arguments.quick ? (1_000, 250) : (4_000, 1_000)
  return StrokeDigits.draw(count: training + test, using: &generator).split(at: training)
}

/// The network of article 000 for images of whatever size.
func network(
  for training: LabelledExamples, using generator: inout SeededGenerator
) throws -> ConvolutionalNetwork {
  let shape = training.images().shape
  guard min(shape[1], shape[2]) >= 10 else { throw ImagesTooSmall(shape: shape) }
  return ConvolutionalNetwork(
    image: (shape[1], shape[2], shape[3]), classes: training.classCount, using: &generator)
}

/// Images that two convolutions and two poolings leave nothing of.
struct ImagesTooSmall: Error, CustomStringConvertible {
  let shape: [Int]

  var description: String {
    "images of \(shape[1]) × \(shape[2]) pixels are too small for the network; 10 × 10 at least"
  }
}
