import Backpropagation
import Datasets
import Learning
import LogisticRegression
import Optimizers
import Program
import Tensors

/// The training of a classifier: the examples, the network, and what was seen on the way.
struct Training {
  let training: LabelledExamples
  let test: LabelledExamples
  let epochs: Int
  let batch: Int
  var network: MultilayerPerceptron
  var generator: SeededGenerator
  var progress: ProgressBar?
  /// The mean loss of each epoch's examples, taken while the weights change.
  var epochLosses: [Scalar] = []
  /// The loss of every batch, in order.
  var batchLosses: [Scalar] = []

  /// Trains with a rule, from where the network is.
  mutating func run(_ rule: some UpdateRule) {
    var step = Optimizer(rule, for: network)
    for _ in 1...epochs {
      var sum: Scalar = 0
      for batch in MiniBatches(of: training.count, size: batch, using: &generator) {
        let examples = training.selecting(batch)
        let (loss, gradient) = network.lossAndGradient(examples.inputs, examples.labels)
        step(&network, gradient)
        sum += loss * Scalar(batch.count)
        batchLosses.append(loss)
        progress?.step(["loss": loss])
      }
      epochLosses.append(sum / Scalar(training.count))
      progress?.endEpoch(["loss": sum / Scalar(training.count)])
    }
  }

  /// The loss and the accuracy of the test examples.
  var tested: (loss: Scalar, accuracy: Scalar) {
    let logits = network.logits(test.inputs)
    return (
      softmaxCrossEntropy(logits, test.labels).loss,
      accuracy(of: logits.argmaxOfColumns(), labels: test.labels)
    )
  }
}

/// The examples to train on and to test on: MNIST's files or the embedded digits.
func examples(
  _ arguments: Arguments, using generator: inout SeededGenerator
) throws -> (training: LabelledExamples, test: LabelledExamples) {
  if let folder = arguments.data { return try MNIST.load(folder: folder) }
  return Digits.all().stratifiedSplit(test: 0.2, using: &generator)
}
