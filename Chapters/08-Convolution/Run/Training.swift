import Convolution
import Datasets
import Learning
import LogisticRegression
import Optimizers
import Program
import Tensors

/// The losses of a training, one of each an epoch.
struct History {
  /// The mean over the epoch's examples, taken while the weights change.
  var trainLosses: [Scalar] = []
  /// The loss of the test examples after the epoch.
  var testLosses: [Scalar] = []
}

/// Trains a network with Adam: forward, loss, backward, update (000-C02j).
func train(
  _ network: inout ConvolutionalNetwork, on training: LabelledExamples,
  testing test: LabelledExamples, epochs: Int, _ arguments: Arguments,
  using generator: inout SeededGenerator, showingOn console: Console
) -> History {
  var history = History()
  var step = Optimizer(Adam(rate: arguments.rate), for: network)
  let stepsPerEpoch = (training.count + arguments.batch - 1) / arguments.batch
  var progress = ProgressBar(on: console, epochs: epochs, stepsPerEpoch: stepsPerEpoch)

  for _ in 1...epochs {
    var sum: Scalar = 0
    for batch in MiniBatches(of: training.count, size: arguments.batch, using: &generator) {
      let examples = training.selecting(batch)
      let (loss, gradient) = network.lossAndGradient(examples.images(), examples.labels)
      step(&network, gradient)
      sum += loss * Scalar(batch.count)
      progress.step(["loss": loss])
    }
    let trainLoss = sum / Scalar(training.count)
    let testLoss = softmaxCrossEntropy(network.logits(test.images()), test.labels).loss
    history.trainLosses.append(trainLoss)
    history.testLosses.append(testLoss)
    progress.endEpoch(["loss": trainLoss, "test loss": testLoss])
  }
  return history
}

/// Softmax regression on the same examples: the same loss and update, but no convolution.
///
/// - Returns: The share of the test examples that it takes for what they are.
func linearAccuracy(
  on training: LabelledExamples, testing test: LabelledExamples, epochs: Int,
  using generator: inout SeededGenerator
) -> Scalar {
  var model = SoftmaxModel(inputs: training.inputs.shape[1], classes: training.classCount)
  var step = Optimizer(Adam(rate: 0.001), for: model)
  for _ in 0..<epochs {
    for batch in MiniBatches(of: training.count, size: 32, using: &generator) {
      let examples = training.selecting(batch)
      step(&model, model.lossAndGradient(examples.inputs, examples.labels).gradient)
    }
  }
  return accuracy(of: model.guesses(test.inputs), labels: test.labels)
}
