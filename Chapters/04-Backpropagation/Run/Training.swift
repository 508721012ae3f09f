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
  _ network: inout DigitNetwork, on parts: (train: LabelledExamples, test: LabelledExamples),
  epochs: Int, rate: Scalar, batchSize: Int, using generator: inout SeededGenerator,
  progress: inout ProgressBar
) -> History {
  var history = History()
  let step = Optimizer(GradientDescent(rate: rate), for: network)
  for _ in 1...epochs {
    var sum: Scalar = 0
    for batch in MiniBatches(of: parts.train.count, size: batchSize, using: &generator) {
      let examples = parts.train.selecting(batch)
      let (loss, gradient) = network.lossAndGradient(examples.inputs, examples.labels)
      step(&network, gradient)
      sum += loss * Scalar(batch.count)
      progress.step(["loss": loss])
    }
    let logits = network.logits(parts.test.inputs)
    history.trainLosses.append(sum / Scalar(parts.train.count))
    history.testLosses.append(softmaxCrossEntropy(logits, parts.test.labels).loss)
    progress.endEpoch([
      "loss": sum / Scalar(parts.train.count), "test": history.testLosses.last ?? 0,
    ])
  }
  return history
}
