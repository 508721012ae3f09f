import Backpropagation
import Datasets
import Learning
import LinearRegression
import LogisticRegression
import Program
import Tensors

/// The losses of a training, one of each an epoch.
struct History {
  /// The mean over the epoch's examples, taken while the weights change.
  var trainLosses: [Scalar] = []
  /// The loss of the test examples after the epoch.
  var testLosses: [Scalar] = []
}

/// Trains a network by mini-batch gradient descent: forward, loss, backward, update (000-A01).
///
/// Every epoch sees every example once, in a new order. The loss of an epoch weighs each batch by
/// its examples, so that the short last one does not count like a full one (E002-13).
func train(
  _ network: inout DigitNetwork, on training: LabelledExamples, testing test: LabelledExamples,
  _ arguments: Arguments, using generator: inout SeededGenerator, showingOn console: Console
) -> History {
  var history = History()
  let step = Optimizer(GradientDescent(rate: arguments.rate), for: network)
  let stepsPerEpoch = (training.count + arguments.batch - 1) / arguments.batch
  var progress = ProgressBar(
    on: console, epochs: arguments.epochs, stepsPerEpoch: stepsPerEpoch)

  for _ in 1...arguments.epochs {
    var sum: Scalar = 0
    for batch in MiniBatches(of: training.count, size: arguments.batch, using: &generator) {
      let examples = training.selecting(batch)
      let (loss, gradient) = network.lossAndGradient(examples.inputs, examples.labels)
      step(&network, gradient)
      sum += loss * Scalar(batch.count)
      progress.step(["loss": loss])
    }
    let trainLoss = sum / Scalar(training.count)
    let testLoss = softmaxCrossEntropy(network.logits(test.inputs), test.labels).loss
    history.trainLosses.append(trainLoss)
    history.testLosses.append(testLoss)
    progress.endEpoch(["loss": trainLoss, "test loss": testLoss])
  }
  return history
}
