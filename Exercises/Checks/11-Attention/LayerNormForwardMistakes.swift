import ExerciseKit
import Tensors

/// The known wrong answers to `layerNormForward`.
var layerNormForwardMistakes: [WrongAnswer<LayerNormForward>] {
  [
    WrongAnswer(
      "down the columns",
      says:
        "Mean and variance run down the columns, over the rows: that is batch normalisation. Here "
        + "every row is normalised by itself and knows of no other.",
      { x, gain, bias, epsilon in
        let centred = x - x.meanOfRows()
        return centred / sqrt((centred * centred).meanOfRows() + epsilon) * gain + bias
      }),
    WrongAnswer(
      "over everything",
      says: "There is one mean and one variance for all rows together: each row has its own.",
      { x, gain, bias, epsilon in
        let centred = x - x.mean()
        let deviation = ((centred * centred).mean() + epsilon).squareRoot()
        return centred / deviation * gain + bias
      }),
    WrongAnswer(
      "the means of rows spread over columns",
      says:
        "The numbers of the rows met the columns: [N, D] ∘ [N] fits here only because N = D, and "
        + "takes the mean of row j off column j. A row's own number must meet the whole row.",
      { x, gain, bias, epsilon in
        guard x.shape[0] == x.shape[1] else { return .empty }
        let centred = x - x.meanOfColumns()
        return centred / sqrt((centred * centred).meanOfColumns() + epsilon) * gain + bias
      }),
    WrongAnswer(
      "divided by D − 1",
      says: "The variance is divided by D − 1: the row is not a sample from which anything is "
        + "estimated, it is all there is. Divide by D.",
      norm(with: .oneFewer)),
    WrongAnswer(
      "divided by the variance",
      says: "x − μ is divided by the variance: the root is missing.", norm(with: .noRoot)),
    WrongAnswer(
      "ε outside the root",
      says: "ε is added to the root: it belongs under it, √(v + ε).", norm(with: .outside)),
    WrongAnswer(
      "ε forgotten",
      says: "ε is missing: a row whose entries are all equal has the variance 0, and 0/0 is NaN.",
      norm(with: .noEpsilon)),
    WrongAnswer(
      "the mean left in",
      says:
        "The mean is not taken off: the row is divided by its deviation as it is. x̂ has mean 0.",
      norm(with: .meanLeft)),
    WrongAnswer(
      "the root of the mean square",
      says: "The row is divided by the root of its mean square, mean and all: that is RMS "
        + "normalisation, which saves the mean. Layer normalisation takes it off first.",
      { x, gain, bias, epsilon in
        let columns = x.transposed.tensor
        return (columns / sqrt((columns * columns).meanOfRows() + epsilon)).transposed.tensor * gain
          + bias
      }),
    WrongAnswer(
      "the mean absolute deviation",
      says:
        "The row is divided by the mean of |x − μ|: the measure is the root of the mean square.",
      norm(with: .absolute)),
    WrongAnswer(
      "sum for mean in the variance",
      says: "The variance is a sum of squares: divide by D.", norm(with: .sum)),
    WrongAnswer(
      "γ forgotten", says: "γ is missing: y = γ ⊙ x̂ + β.", norm(with: .noGain)),
    WrongAnswer(
      "β forgotten", says: "β is missing: y = γ ⊙ x̂ + β.", norm(with: .noBias)),
    WrongAnswer(
      "γ on both",
      says: "γ multiplies β as well: first x̂ times γ, then plus β.", norm(with: .gainOnBoth)),
    WrongAnswer(
      "γ before the norm",
      says:
        "γ is applied to x before it is normalised: mean and variance would undo much of it. It "
        + "multiplies x̂.",
      norm(with: .gainFirst)),
    WrongAnswer(
      "γ and β for rows",
      says:
        "γ and β meet the rows, row n times γₙ: they belong to the columns, one number a feature.",
      norm(with: .forRows)),
    WrongAnswer(
      "E x² − μ²",
      says:
        "With a million added to every x, y changes, though a row is only compared with its own "
        + "mean. E x² − μ² is the small difference of two huge numbers: take the mean off before you "
        + "square.",
      norm(with: .difference)),
  ]
}

private enum Slip {
  case oneFewer, noRoot, outside, noEpsilon, meanLeft, absolute, sum, noGain, noBias, gainOnBoth
  case gainFirst, forRows, difference
}

/// Layer normalisation with one mistake in it.
private func norm(with slip: Slip) -> LayerNormForward {
  { x, gain, bias, epsilon in
    let columns = (slip == .gainFirst ? x * gain : x).transposed.tensor  // [D, N]
    let centred = columns - columns.meanOfRows()
    let deviation = deviation(columns, centred, epsilon, slip)
    let normal = (slip == .meanLeft ? columns : centred) / deviation
    switch slip {
    case .forRows where x.shape[0] == x.shape[1]: return (normal * gain + bias).transposed.tensor
    case .noGain: return normal.transposed.tensor + bias
    case .noBias: return normal.transposed.tensor * gain
    case .gainOnBoth: return (normal.transposed.tensor + bias) * gain
    case .gainFirst: return normal.transposed.tensor + bias
    default: return normal.transposed.tensor * gain + bias
    }
  }
}

private func deviation(
  _ columns: Tensor, _ centred: Tensor, _ epsilon: Scalar, _ slip: Slip
) -> Tensor {
  let width = Scalar(columns.shape[0])
  let variance = (centred * centred).meanOfRows()
  switch slip {
  case .oneFewer: return sqrt(variance * (width / (width - 1)) + epsilon)
  case .noRoot: return variance + epsilon
  case .outside: return sqrt(variance) + epsilon
  case .noEpsilon: return sqrt(variance)
  case .absolute: return centred.map { abs($0) }.meanOfRows() + epsilon
  case .sum: return sqrt(variance * width + epsilon)
  case .difference:
    let mean = columns.meanOfRows()
    return sqrt((columns * columns).meanOfRows() - mean * mean + epsilon)
  default: return sqrt(variance + epsilon)
  }
}
