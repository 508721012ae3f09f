import ExerciseKit
import Tensors

/// The known wrong answers to `pooling`.
var poolingMistakes: [WrongAnswer<Pooling>] {
  [
    WrongAnswer(
      "the gradient to all ties",
      says: "max.dx gives the whole dy to every place that holds the largest value: the sum of dx "
        + "grew beyond that of dy. Among equals the first takes it all.",
      pool(with: .allTies)),
    WrongAnswer(
      "the gradient shared among ties",
      says:
        "max.dx shares dy among equals: the sum is right, but forward took one of them. The first "
        + "in row order takes it all.",
      pool(with: .sharedTies)),
    WrongAnswer(
      "the last of the ties",
      says:
        "max.dx gives dy to the last of equals: the first in row order takes it all, so that only "
        + "a larger value (>, not ≥) takes its place.",
      pool(with: .lastTie)),
    WrongAnswer(
      "a maximum from 0",
      says:
        "Your search for the largest starts at 0: under a window of negative numbers the largest "
        + "is negative. Start with the window's first pixel.",
      pool(with: .fromZero)),
    WrongAnswer(
      "the place within the window",
      says: "max.dx takes the place within the window for one in the image, so that all gradients "
        + "land in the top left corner: (p, q) is (i · s + p, j · s + q).",
      pool(with: .localPlace)),
    WrongAnswer(
      "the gradient of the maximum everywhere",
      says:
        "max.dx gives dy to the whole window: only the largest pixel moved y, the others get 0.",
      pool(with: .wholeWindow)),
    WrongAnswer(
      "= where windows overlap",
      says:
        "Where windows overlap, the last wrote over what the others had left, in both dx: a pixel "
        + "adds up what it receives, += and not =.",
      pool(with: .overwritten)),
    WrongAnswer(
      "= in max.dx",
      says:
        "A pixel that is the largest of several windows keeps only the dy of the last in max.dx: "
        + "it adds up what it receives, += and not =.",
      pool(with: .maxOverwritten)),
    WrongAnswer(
      "= in mean.dx",
      says: "A pixel under several windows keeps only the share of the last in mean.dx: it adds up "
        + "what it receives, += and not =.",
      pool(with: .meanOverwritten)),
    WrongAnswer(
      "the sum for the mean",
      says: "mean.y is the sum of the window: the mean divides by k², on the way there and on the "
        + "way back.",
      pool(with: .sum)),
    WrongAnswer(
      "the way back without 1/k²",
      says:
        "mean.dx gives the whole dy to every pixel of the window: each has moved y by 1/k² only, "
        + "so each gets 1/k² of dy.",
      pool(with: .undividedGradient)),
    WrongAnswer(
      "steps of 1",
      says: "You read each window from (i, j): place (i, j) starts at (i · s, j · s).",
      pool(with: .unitSteps)),
  ]
}

private enum Slip {
  case allTies, sharedTies, lastTie, fromZero, localPlace, wholeWindow, overwritten, maxOverwritten
  case meanOverwritten, sum, undividedGradient, unitSteps
}

/// Both poolings with one mistake in them.
private func pool(with slip: Slip) -> Pooling {
  { x, size, stride, dy in
    var max = (y: Tensor.zeros(dy.shape), dx: Tensor.zeros(x.shape))
    var mean = max
    let step = slip == .unitSteps ? 1 : stride
    _ = dy.mapCells { n, i, j, c in
      let cells = (0..<size * size).map { (i * step + $0 / size, j * step + $0 % size) }
      let values = cells.map { x[n, $0.0, $0.1, c] }
      let result = summary(of: values, dy[n, i, j, c], slip)
      (max.y[n, i, j, c], mean.y[n, i, j, c]) = (result.largest, result.mean)
      for (cell, (u, v)) in cells.enumerated() {
        let (k, l) = slip == .localPlace ? (cell / size, cell % size) : (u, v)
        let (own, share) = (result.dMax[cell], result.dMean[cell])
        let replacesMax = slip == .overwritten || slip == .maxOverwritten
        let replacesMean = slip == .overwritten || slip == .meanOverwritten
        if own != 0 { max.dx[n, k, l, c] = own + (replacesMax ? 0 : max.dx[n, k, l, c]) }
        mean.dx[n, u, v, c] = share + (replacesMean ? 0 : mean.dx[n, u, v, c])
      }
      return 0
    }
    return (max, mean)
  }
}

/// What comes out of one window, and what comes back to its pixels.
private func summary(
  of values: [Scalar], _ dy: Scalar, _ slip: Slip
) -> (largest: Scalar, mean: Scalar, dMax: [Scalar], dMean: [Scalar]) {
  let largest = values.reduce(slip == .fromZero ? 0 : values[0]) { max($0, $1) }
  let ties = values.indices.filter { values[$0] == largest }
  var dMax = values.map { _ in Scalar(0) }
  switch slip {
  case .wholeWindow: dMax = values.map { _ in dy }
  case .allTies: for tie in ties { dMax[tie] = dy }
  case .sharedTies: for tie in ties { dMax[tie] = dy / Scalar(ties.count) }
  case .lastTie: for tie in ties.suffix(1) { dMax[tie] = dy }
  default: for tie in ties.prefix(1) { dMax[tie] = dy }
  }
  let sum = values.reduce(0, +)
  let cells = Scalar(values.count)
  let dMean = slip == .sum || slip == .undividedGradient ? dy : dy / cells
  return (largest, slip == .sum ? sum : sum / cells, dMax, values.map { _ in dMean })
}
