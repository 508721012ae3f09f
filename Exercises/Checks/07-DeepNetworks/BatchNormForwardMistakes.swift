import ExerciseKit
import Tensors

/// The known wrong answers to `batchNormForward`.
var batchNormForwardMistakes: [WrongAnswer<BatchNorm>] {
  [
    WrongAnswer(
      "the batch in evaluation",
      says: "In evaluation you use the batch's mean and variance: then the answer for one example "
        + "depends on its neighbours. Use the running statistics.",
      normalised(with: .batchInEvaluation)),
    WrongAnswer(
      "the statistics in training",
      says: "In training you use the running statistics: the batch supplies its own mean and "
        + "variance, or no gradient can flow through them.",
      normalised(with: .runningInTraining)),
    WrongAnswer(
      "momentum reversed",
      says:
        "The running statistics follow almost only the newest batch: momentum is its share, and "
        + "the old ones keep the rest.",
      normalised(with: .reversed)),
    WrongAnswer(
      "every row normalised",
      says:
        "You normalise every row, over the features of an example: batch normalisation goes over "
        + "the examples, feature by feature.",
      normalised(with: .rows)),
    WrongAnswer(
      "the biased running variance",
      says: "The running variance takes v itself: that is too small on the average. It takes the "
        + "unbiased one, v · N/(N − 1).",
      normalised(with: .biased)),
    WrongAnswer(
      "divided by the unbiased variance",
      says:
        "The batch is divided by the root of v · N/(N − 1): that is for the running variance. Its "
        + "own is divided by N.",
      normalised(with: .unbiased)),
    WrongAnswer(
      "no root",
      says: "You divide by the variance: dividing by its root makes the variance 1.",
      normalised(with: .noRoot)),
    WrongAnswer(
      "ε outside the root",
      says: "ε is added to the root: here it stands under it, √(v + ε).",
      normalised(with: .epsilonOutside)),
    WrongAnswer(
      "γ and β forgotten",
      says:
        "y is x̂: scale and shift are missing, with which the network can undo the normalisation "
        + "where it does not help.",
      normalised(with: .plain)),
    WrongAnswer(
      "statistics not moved",
      says:
        "The running statistics stay as they were: then there is nothing to evaluate with. Each "
        + "batch in training moves them.",
      normalised(with: .still)),
    WrongAnswer(
      "statistics moved in evaluation",
      says: "Evaluation moves the running statistics: the test data would leak into the model.",
      normalised(with: .movedInEvaluation)),
    WrongAnswer(
      "a batch of one accepted",
      says: "In training you accept a batch of one: it is its own mean, so that every x̂ is 0, and "
        + "N/(N − 1) divides by 0. Return Tensor.empty and leave the statistics alone.",
      normalised(with: .single)),
    WrongAnswer(
      "a batch of one refused in evaluation",
      says:
        "In evaluation you refuse a single example: with the running statistics it is no trouble "
        + "at all.",
      normalised(with: .refused)),
  ]
}

private enum Slip {
  case batchInEvaluation, runningInTraining, reversed, rows, biased, unbiased, noRoot
  case epsilonOutside, plain, still, movedInEvaluation, single, refused
}

/// Batch normalisation with one mistake in it.
private func normalised(with slip: Slip) -> BatchNorm {
  { x, scale, shift, runningMean, runningVariance, momentum, epsilon, isTraining in
    let n = Scalar(x.shape[0])
    if n == 1, slip == .refused || isTraining && slip != .single {
      return (.empty, runningMean, runningVariance)
    }
    let mean = x.meanOfRows()
    let variance = ((x - mean) * (x - mean)).meanOfRows()
    let unbiased = variance * n / (n - 1)
    let isBatch = isTraining ? slip != .runningInTraining : slip == .batchInEvaluation
    let normal =
      isBatch
      ? standard(x, mean, slip == .unbiased ? unbiased : variance, epsilon, slip)
      : (x - runningMean) / root(runningVariance, epsilon, slip)
    let y = slip == .plain ? normal : normal * scale + shift
    if isTraining ? slip == .still : slip != .movedInEvaluation {
      return (y, runningMean, runningVariance)
    }
    let share = slip == .reversed ? 1 - momentum : momentum
    return (
      y, (1 - share) * runningMean + share * mean,
      (1 - share) * runningVariance + share * (slip == .biased ? variance : unbiased)
    )
  }
}

/// The batch in standard units, or each of its rows.
private func standard(
  _ x: Tensor, _ mean: Tensor, _ variance: Tensor, _ epsilon: Scalar, _ slip: Slip
) -> Tensor {
  if slip != .rows { return (x - mean) / root(variance, epsilon, slip) }
  let turned = x.transposed.tensor
  let centred = turned - turned.meanOfRows()
  return (centred / root((centred * centred).meanOfRows(), epsilon, slip)).transposed.tensor
}

private func root(_ variance: Tensor, _ epsilon: Scalar, _ slip: Slip) -> Tensor {
  switch slip {
  case .noRoot: variance + epsilon
  case .epsilonOutside: sqrt(variance) + epsilon
  default: sqrt(variance + epsilon)
  }
}
