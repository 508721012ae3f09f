import Backpropagation
import Datasets
import Learning
import LogisticRegression
import Optimizers
import Program
import Regularization
import Tensors

/// Trains one network with one technique.
///
/// Every technique starts from the same weights and has the same 400 digits. Early stopping pays for
/// its validation set out of them: it trains on four fifths and never sees a true label either.
func train(
  on digits: NoisyDigits, with technique: Technique, _ arguments: Arguments, seed: UInt64,
  showingOn progress: inout Progress
) -> Outcome {
  var generator = SeededGenerator(seed: seed)
  var network = DigitNetwork(inputs: digits.training.inputs.shape[1], using: &generator)
  var step = Optimizer(Adam(rate: arguments.rate), for: network)
  var stopping = technique.patience.map { EarlyStopping<DigitNetwork>(patience: $0) }
  let count = digits.training.count
  let (training, validation) = digits.training.split(at: stopping == nil ? count : count * 4 / 5)
  var outcome = Outcome()

  for _ in 1...arguments.epochs {
    var sum: Scalar = 0
    for batch in MiniBatches(of: training.count, size: arguments.batch, using: &generator) {
      let examples = training.selecting(batch)
      let (loss, gradient) = network.lossAndGradient(examples, with: technique, using: &generator)
      technique.decay?(&network, rate: arguments.rate)
      step(&network, gradient)
      sum += loss * Scalar(batch.count)
    }
    outcome.endEpoch(network, trainLoss: sum / Scalar(training.count), test: digits.test)
    progress.endEpoch(technique, outcome)
    if let loss = network.loss(validation),
      stopping?.shouldStop(after: loss, of: network) == true
    {
      break
    }
  }
  if let best = stopping?.best { (network, outcome.epoch) = (best.model, best.epoch) }
  outcome.end(network, on: digits)
  return outcome
}

extension DigitNetwork {
  /// The loss of a batch and its gradient, with penalty and gradient under a technique.
  fileprivate func lossAndGradient(
    _ examples: LabelledExamples, with technique: Technique, using generator: inout SeededGenerator
  ) -> (loss: Scalar, gradient: DigitNetwork) {
    var x = examples.inputs
    if let shift = technique.shift {
      x = shift(examples.images(), using: &generator).reshaped(x.shape)
    }
    guard let dropout = technique.dropout else {
      var (loss, gradient) = lossAndGradient(x, examples.labels)
      if let penalty = technique.penalty { loss += penalty.add(to: &gradient, at: self) }
      return (loss, gradient)
    }
    return lossAndGradient(x, examples.labels, dropout: dropout, using: &generator)
  }

  /// The loss of examples; nil when there are none.
  fileprivate func loss(_ examples: LabelledExamples) -> Scalar? {
    examples.count == 0 ? nil : softmaxCrossEntropy(logits(examples.inputs), examples.labels).loss
  }
}
