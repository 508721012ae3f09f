import Autoencoders
import Datasets
import Foundation
import Learning
import Optimizers
import Program
import Tensors

/// What all experiments share: the digits, the source of randomness, the options.
struct Laboratory {
  let arguments: Arguments
  let console: Console
  /// The digits to learn from; their labels are not used.
  let training: Tensor
  /// Digits that no experiment learns from.
  let test: LabelledExamples
  var generator: SeededGenerator

  init(_ arguments: Arguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
    generator = SeededGenerator(seed: arguments.seed)
    let (training, test) = Digits.all().stratifiedSplit(test: 0.2, using: &generator)
    self.training = training.inputs
    self.test = test
    console.print("\(training.count) digits for training, \(test.count) for testing; no labels")
  }

  /// Trains a model by Adam on mini-batches, with a rate that falls to 0 along a cosine.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - title: What the line of progress says.
  ///   - work: The loss and the gradient of a batch.
  mutating func train<Model: Parameters>(
    _ model: inout Model, _ title: String,
    _ work: (Model, Tensor, inout SeededGenerator) -> (loss: Scalar, gradient: Model)
  ) {
    let stepsPerEpoch = (training.shape[0] + arguments.batch - 1) / arguments.batch
    let schedule = CosineSchedule(
      rate: arguments.rate, steps: arguments.epochs * stepsPerEpoch)
    var step = Optimizer(Adam(rate: arguments.rate), for: model)
    console.print("\n\(console.styled(title, .bold))")
    var progress = ProgressBar(
      on: console, epochs: arguments.epochs, stepsPerEpoch: stepsPerEpoch)
    for _ in 1...arguments.epochs {
      var sum: Scalar = 0
      for batch in MiniBatches(of: training.shape[0], size: arguments.batch, using: &generator) {
        let (loss, gradient) = work(model, training.gather(rows: batch), &generator)
        step.rule.rate = schedule(step.steps + 1)
        step(&model, gradient)
        sum += loss * Scalar(batch.count)
        progress.step(["loss": loss])
      }
      progress.endEpoch(["loss": sum / Scalar(training.shape[0])])
    }
  }
}

/// The mean squared difference of two tensors.
func meanSquare(_ a: Tensor, _ b: Tensor) -> Scalar {
  let difference = a - b
  return (difference * difference).mean()
}

/// A number in three significant digits.
func short(_ value: Scalar) -> String { String(format: "%.3g", Double(value)) }
