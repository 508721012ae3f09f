import Convolution
import Datasets
import Learning
import LogisticRegression
import Optimizers
import Tensors

/// The chapter's small digits with a margin of three pixels, [N, 14, 14, 1].
func framedImages(of digits: LabelledExamples) -> Tensor {
  digits.inputs.reshaped([digits.count, 8, 8, 1]).padded(top: 3, bottom: 3, left: 3, right: 3)
}

/// Sixteen small digits.
func sixteenDigits(using generator: inout SeededGenerator) -> LabelledExamples {
  let digits = Digits.all()
  return digits.selecting(Array((0..<digits.count).shuffled(using: &generator).prefix(16)))
}

/// Trains a network on all of some digits at once.
func train(
  _ lenet: Lenet, on digits: LabelledExamples, steps: Int,
  using generator: inout SeededGenerator, _ note: (_ loss: Scalar) -> Void
) {
  let x = framedImages(of: digits)
  var network = ConvolutionalNetwork(
    image: (14, 14, 1), filters: (4, 6), hidden: 16, using: &generator)
  let run = lenet((14, 14, 1), (4, 6), 16, 10, givenConvolution, givenPooling).run
  var step = Optimizer(Adam(rate: 0.02), for: network)
  for _ in 0..<steps {
    let (z, backward) = run(network.parameters, x)
    let (loss, lossBackward) = softmaxCrossEntropy(z, digits.labels)
    note(loss)
    var gradient = network
    gradient.parameters = backward(lossBackward())
    step(&network, gradient)
  }
}
