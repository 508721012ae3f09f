import Datasets
import DeepNetworks
import Learning
import LinearRegression
import Program
import Tensors

/// What a training showed.
struct History {
  /// The loss of the first batch, before any step.
  var firstLoss: Scalar = 0
  /// The size of the first layer's gradient for the first batch.
  var firstGradient: Scalar = 0
  /// The mean loss of every epoch's examples, taken while the weights change.
  var trainLosses: [Scalar] = []
  /// The share of test examples recognised, before the first epoch and after each.
  var accuracies: [Scalar] = []
  /// The step whose loss was no number any more, if there was one; the training ended there.
  var brokenStep: Int?
}

/// Trains a network by mini-batch gradient descent, until a loss is no number any more.
///
/// From there on every weight is NaN, and no step can repair that.
func train<Network: Classifier>(
  _ network: inout Network, on training: LabelledExamples, testing test: LabelledExamples,
  _ arguments: Arguments, using generator: inout SeededGenerator, showingOn console: Console
) -> History {
  var history = History()
  history.accuracies = [share(of: test, by: network)]
  let step = Optimizer(GradientDescent(rate: arguments.rate), for: network)
  let stepsPerEpoch = (training.count + arguments.batch - 1) / arguments.batch
  var progress = ProgressBar(on: console, epochs: arguments.epochs, stepsPerEpoch: stepsPerEpoch)
  var steps = 0
  for _ in 1...arguments.epochs {
    var sum: Scalar = 0
    for batch in MiniBatches(of: training.count, size: arguments.batch, using: &generator) {
      let examples = training.selecting(batch)
      let (loss, gradient) = network.lossAndGradient(examples.inputs, examples.labels)
      steps += 1
      if steps == 1 {
        history.firstLoss = loss
        history.firstGradient = gradient[keyPath: gradient.tensors[0]].rootMeanSquare
      }
      guard loss.isFinite else {
        history.brokenStep = steps
        progress.stop()
        return history
      }
      step(&network, gradient)
      sum += loss * Scalar(batch.count)
      if console.canRedraw { progress.step(["loss": loss]) }
    }
    history.trainLosses.append(sum / Scalar(training.count))
    history.accuracies.append(share(of: test, by: network))
    if console.canRedraw {
      progress.endEpoch(["loss": sum / Scalar(training.count)])
    }
  }
  return history
}

/// The share of examples that a network recognises; one whose logits are no numbers recognises none.
private func share(of test: LabelledExamples, by network: some Classifier) -> Scalar {
  let logits = network.logits(test.inputs)
  if logits.scalars.contains(where: \.isNaN) { return 0 }
  return accuracy(of: logits.argmaxOfColumns(), labels: test.labels)
}
