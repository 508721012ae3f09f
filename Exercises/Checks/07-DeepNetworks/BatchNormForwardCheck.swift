import DeepNetworks
import ExerciseKit
import Tensors

/// From a batch, parameters, statistics and settings to the output and the next statistics.
public typealias BatchNorm = (
  _ x: Tensor, _ scale: Tensor, _ shift: Tensor, _ runningMean: Tensor,
  _ runningVariance: Tensor, _ momentum: Scalar, _ epsilon: Scalar, _ isTraining: Bool
) -> (y: Tensor, runningMean: Tensor, runningVariance: Tensor)

/// Batch normalisation in training, in use and for a single example, against chapter 07's.
public var batchNormForwardExercise: Exercise<BatchNorm> {
  Exercise(
    "batchNormForward",
    wrongAnswers: batchNormForwardMistakes
  ) { batchNorm, trial in
    let (n, m) = (5, 3)
    var layer = BatchNormalization(
      features: m, momentum: .random(in: 0.1...0.4, using: &trial.generator), epsilon: 0.1)
    (layer.scale, layer.shift) = (1 + 0.3 * trial.normal([m]), trial.normal([m]))
    _ = layer.forward(2 + 3 * trial.normal([n, m]))  // moves the running statistics from 0 and 1

    // As many examples as features first: there a row can be mistaken for a column.
    for n in [m, n] where trial.isRight {
      trial.sizes = ["the batch size": n, "the number of features": m]
      let before = layer
      let x = 1 + 2 * trial.normal([n, m])
      let y = layer.forward(x).y
      let yours = run(batchNorm, x, before, isTraining: true)
      trial.expect("in training, y", yours.y, equals: y, axes: ["N", "M"])
      trial.expectStatistics("in training", yours, of: layer)
    }
    guard trial.isRight else { return }

    for n in [n, 1] where trial.isRight {
      let x = 1 + 2 * trial.normal([n, m])
      let yours = run(batchNorm, x, layer, isTraining: false)
      let name = n == 1 ? "in evaluation of one example" : "in evaluation"
      trial.expect("\(name), y", yours.y, equals: layer.evaluate(x), axes: ["N", "M"])
      trial.expectStatistics("in evaluation", yours, of: layer)
    }
    guard trial.isRight else { return }

    let single = run(batchNorm, trial.normal([1, m]), layer, isTraining: true)
    trial.expect(
      single.y == .empty,
      "In training you accept a batch of one: it is its own mean, and every x̂ would be 0. Return "
        + "Tensor.empty.")
    trial.expectStatistics("after a refused batch of one", single, of: layer)
  }
}

private func run(
  _ batchNorm: BatchNorm, _ x: Tensor, _ layer: BatchNormalization, isTraining: Bool
) -> (y: Tensor, runningMean: Tensor, runningVariance: Tensor) {
  batchNorm(
    x, layer.scale, layer.shift, layer.runningMean, layer.runningVariance, layer.momentum,
    layer.epsilon, isTraining)
}

extension Trial {
  fileprivate mutating func expectStatistics(
    _ place: String, _ yours: (y: Tensor, runningMean: Tensor, runningVariance: Tensor),
    of layer: BatchNormalization
  ) {
    expect("\(place), the running mean", yours.runningMean, equals: layer.runningMean)
    expect("\(place), the running variance", yours.runningVariance, equals: layer.runningVariance)
  }
}
