import Convolution
import Datasets
import Learning
import LogisticRegression
import Program
import Tensors

/// Program 000 §4.2, the network for 28 × 28 images: as printed, then as meant (000-C02).
func runArticle000(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = try examples(arguments, using: &generator)
  var network = try network(for: training, using: &generator)
  showRefusals(network, on: console)
  console.print("\nAs meant, with images in [0, 1] of shape \(training.images().shape):\n")
  show(network, image: training.images().shape, on: console, into: &report)
  let epochs = arguments.quick ? 1 : 2
  _ = train(
    &network, on: training, testing: test, epochs: epochs, arguments, using: &generator,
    showingOn: console)
  showPrediction(network, test, on: console, into: &report)
  showScales(network, test, using: &generator, on: console, into: &report)
}

private func showRefusals(_ network: ConvolutionalNetwork, on console: Console) {
  console.print("As printed, the program stops four times:\n")
  console.print("  fit(train_images, train_labels): neither is defined")
  for shape in [[8000, 28, 28], [28, 28, 1]] {
    if let complaint = network.complaint(aboutInputs: shape) { console.print("  \(complaint)") }
  }
  console.print("  np.random.rand: np is not imported")
}

/// Prints the layers as Keras lists them.
func show(
  _ network: ConvolutionalNetwork, image: [Int], on console: Console, into report: inout Report
) {
  for layer in network.summary(image: (image[1], image[2], image[3])) {
    let shape = layer.shape.map(String.init).joined(separator: " × ")
    console.print("  \(padded(layer.name, 16))\(padded(shape, 14))\(layer.parameterCount)")
  }
  console.print("  \(padded("together", 30))\(network.parameterCount)\n")
  report.add("parameters", network.parameterCount)
}

private func showPrediction(
  _ network: ConvolutionalNetwork, _ test: LabelledExamples, on console: Console,
  into report: inout Report
) {
  let accuracy = accuracy(
    of: network.logits(test.images()).argmaxOfColumns(), labels: test.labels)
  let one = test.selecting([0])
  let p = softmax(network.logits(one.images()))
  console.print(
    """

    Test accuracy \(percent(accuracy)) %.
    One unseen image, in a batch of shape \(one.images().shape), shows a \(one.labels[0]): the \
    network says
      \(probabilities(p))
    """)
  report.add("test_accuracy", accuracy)
}

/// What comes of another scale, and of no digit at all (E000-17).
private func showScales(
  _ network: ConvolutionalNetwork, _ test: LabelledExamples,
  using generator: inout SeededGenerator, on console: Console, into report: inout Report
) {
  let noise = Tensor.uniform([1] + test.images().shape.dropFirst(), using: &generator)
  let dark = network.logits(test.images() / 255)
  let entropy = softmaxCrossEntropy(dark, test.labels).loss
  let darkAccuracy = accuracy(of: dark.argmaxOfColumns(), labels: test.labels)
  console.print(
    """

    The program's test image is noise in [0, 1). Of that the network says
      \(probabilities(softmax(network.logits(noise))))
    and that means nothing: it was never told what is no digit.

    The same test images once more divided by 255: accuracy \(percent(darkAccuracy)) %, loss \
    \(brief(entropy)), by chance ln 10 = 2.303.
    Training and prediction must see the same scale.
    """)
  report.add("dark_test_accuracy", darkAccuracy)
  report.add("dark_test_loss", entropy)
}

private func probabilities(_ p: Tensor) -> String {
  p.scalars.enumerated().map { "\($0): \(percent($1))" }.joined(separator: "  ") + "  %"
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}
