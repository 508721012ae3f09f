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

/// Trains a network on all of some digits at once, until the loss is small or 500 steps are taken.
func train(
  _ lenet: Lenet, on digits: LabelledExamples, until small: Scalar,
  using generator: inout SeededGenerator
) -> (first: Scalar, last: Scalar) {
  let x = framedImages(of: digits)
  var network = ConvolutionalNetwork(
    image: (14, 14, 1), filters: (6, 8), hidden: 32, using: &generator)
  let run = lenet((14, 14, 1), (6, 8), 32, 10, givenConvolution, givenPooling).run
  var step = Optimizer(Adam(rate: 0.02), for: network)
  var losses: [Scalar] = []
  repeat {
    let (z, backward) = run(network.parameters, x)
    let (loss, lossBackward) = softmaxCrossEntropy(z, digits.labels)
    losses.append(loss)
    var gradient = network
    gradient.parameters = backward(lossBackward())
    step(&network, gradient)
  } while losses[losses.count - 1] > small && losses.count < 500
  return (losses[0], losses[losses.count - 1])
}
