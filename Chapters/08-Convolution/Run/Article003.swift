import Convolution
import Datasets
import Learning
import LogisticRegression
import Optimizers
import Program
import Tensors

/// Program 003 §4.3, the network for 32 × 32 × 3 images: as printed, then as meant (003-C03).
func runArticle003(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  var generator = SeededGenerator(seed: arguments.seed)
  let network = ConvolutionalNetwork(image: (32, 32, 3), classes: 32, using: &generator)
  showRefusals(network, using: &generator, on: console)
  if arguments.data == nil {
    console.print("\nAs meant, 32 images of noise, 32 classes drawn for them:\n")
    show(network, image: [32, 32, 32, 3], on: console, into: &report)
    learnNoise(network, arguments, using: &generator, on: console, into: &report)
  } else {
    try learnPhotographs(arguments, using: &generator, on: console, into: &report)
  }
}

private func showRefusals(
  _ network: ConvolutionalNetwork, using generator: inout SeededGenerator, on console: Console
) {
  console.print("As printed, the program stops:\n")
  if let complaint = network.complaint(aboutInputs: [32, 32, 3, 32]) {
    console.print("  X: \(complaint)")
  }
  let drawn = [Tensor.normal([32, 32, 32], using: &generator), .normal([32], using: &generator)]
  for values in drawn {
    do {
      _ = try classNumbers(values, classCount: 32)
    } catch {
      console.print("  Y: \(error)")
    }
  }
}

/// Learns 32 random images by heart, and shows what that is worth (003-C03c, E003-27).
private func learnNoise(
  _ network: ConvolutionalNetwork, _ arguments: Arguments,
  using generator: inout SeededGenerator, on console: Console, into report: inout Report
) {
  var network = network
  let x = Tensor.normal([32, 32, 32, 3], using: &generator)
  let labels = (0..<32).map { _ in Int.random(in: 0..<32, using: &generator) }
  var step = Optimizer(Adam(rate: 0.001), for: network)
  for epoch in 1...20 {
    let (loss, gradient) = network.lossAndGradient(x, labels)
    step(&network, gradient)
    if epoch == 1 || epoch.isMultiple(of: 5) {
      console.print("  epoch \(padded("\(epoch)", 4))loss \(brief(loss))")
    }
  }
  let trained = accuracy(of: network.logits(x).argmaxOfColumns(), labels: labels)
  let count = arguments.quick ? 320 : 3_200
  let fresh = Tensor.normal([count, 32, 32, 3], using: &generator)
  let freshLabels = (0..<count).map { _ in Int.random(in: 0..<32, using: &generator) }
  let logits = network.logits(fresh)
  let chance = accuracy(of: logits.argmaxOfColumns(), labels: freshLabels)
  console.print(
    """

    Accuracy on the 32 images it has seen    \(percent(trained)) %
    Accuracy on \(count) fresh ones of the kind   \(percent(chance)) %, by chance 3.13 %

    It has learned them by heart: the loss fell from ln 32 = 3.466 and says nothing about images
    that it has not seen.
    """)
  report.add("train_accuracy", trained)
  report.add("fresh_accuracy", chance)
  report.add("fresh_loss", softmaxCrossEntropy(logits, freshLabels).loss)
}

/// The same layers on photographs, where there is something to learn.
private func learnPhotographs(
  _ arguments: Arguments, using generator: inout SeededGenerator, on console: Console,
  into report: inout Report
) throws {
  guard let folder = arguments.data else { return }
  let (training, test) = try CIFAR10.load(folder: folder, batches: 1...(arguments.quick ? 1 : 5))
  var network = try network(for: training, using: &generator)
  console.print("\nAs meant, on \(training.count) photographs of ten kinds:\n")
  show(network, image: training.images().shape, on: console, into: &report)
  let history = train(
    &network, on: training, testing: test, epochs: arguments.epochs, arguments,
    using: &generator, showingOn: console)
  LearnedDigits(network: network, history: history, test: test).show(on: console, into: &report)
}
