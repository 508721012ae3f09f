import ExerciseKit
import Tensors

/// From scores and classes to the loss and the gradient.
public typealias MulticlassHinge = (_ scores: Tensor, _ labels: [Int]) -> (
  loss: Scalar, gradient: Tensor
)

/// The hinge loss of several classes, against its definition.
public var multiclassHingeExercise: Exercise<MulticlassHinge> {
  Exercise(
    "multiclassHinge",
    wrongAnswers: multiclassHingeMistakes
  ) { multiclassHinge, trial in
    let n = Int.random(in: 3...7, using: &trial.generator)
    for k in [n + 2, n] {  // as many classes as examples hide a wrong mean
      trial.sizes = ["the batch size": n, "the number of classes": k]
      var scores = trial.normal([n, k]) * 2
      var labels = (0..<n).map { _ in Int.random(in: 0..<k, using: &trial.generator) }
      // Whatever is drawn, an example has two open claims, one smaller than 1, and one has none.
      labels[0] = 0
      for (j, score) in [0.5, 0.25, 1.75].enumerated() { scores[0, j] = Scalar(score) }
      scores[1, labels[1]] = 20
      let right = Claims().loss(scores, labels)
      let yours = multiclassHinge(scores, labels)
      trial.expect("the loss", yours.loss, equals: right.loss)
      trial.expect("the gradient", yours.gradient, equals: right.gradient, axes: ["N", "K"])
    }
  }
}

/// The loss by its definition, with places to go wrong at.
private struct Claims {
  var margin: Scalar = 1
  var countsItself = false
  var worstOnly = false
  /// −1 asks the right score to be lower.
  var direction: Scalar = 1
  /// What an open claim adds at the right class, given how many there were before in the row.
  var pull: (_ before: Int) -> Scalar = { _ in -1 }
  var lossOver: ([Int]) -> Int = { $0[0] }
  var gradientOver: ([Int]) -> Int = { $0[0] }

  func loss(_ scores: Tensor, _ labels: [Int]) -> (loss: Scalar, gradient: Tensor) {
    var loss: Scalar = 0
    var gradient = Tensor.zeros(scores.shape)
    for (n, c) in labels.enumerated() {
      for (before, j) in open(scores, n, c).enumerated() {
        loss += shortfall(scores, n, j, c)
        gradient[n, j] += direction
        gradient[n, c] += direction * pull(before)
      }
    }
    let shape = scores.shape
    return (loss / Scalar(lossOver(shape)), gradient / Scalar(gradientOver(shape)))
  }

  private func shortfall(_ z: Tensor, _ n: Int, _ j: Int, _ c: Int) -> Scalar {
    margin + direction * (z[n, j] - z[n, c])
  }

  /// The classes of example n that make a claim.
  private func open(_ z: Tensor, _ n: Int, _ c: Int) -> [Int] {
    let classes = (0..<z.shape[1]).filter {
      ($0 != c || countsItself) && shortfall(z, n, $0, c) > 0
    }
    guard worstOnly else { return classes }
    let worst = classes.max { shortfall(z, n, $0, c) < shortfall(z, n, $1, c) }
    return worst.map { [$0] } ?? []
  }
}

private var multiclassHingeMistakes: [WrongAnswer<MulticlassHinge>] {
  [
    WrongAnswer(
      "the right class counted",
      says: "The loss is 1 too much, +1 per example: you count the right class too, which cannot "
        + "beat itself by 1. Leave j = c out.",
      Claims(countsItself: true).loss),
    WrongAnswer(
      "only the worst rival",
      says: "Only the highest of the wrong scores counts for you. Here each of them that comes "
        + "within 1 makes its own claim: a sum, not a maximum.",
      Claims(worstOnly: true).loss),
    WrongAnswer(
      "no margin",
      says: "You ask only that the right score be the highest: the 1 is missing, by which it is to "
        + "beat the others.",
      Claims(margin: 0).loss),
    WrongAnswer(
      "right and wrong swapped",
      says: "The difference has the wrong sign: it costs when a wrong score is high, "
        + "1 + zₙⱼ − zₙ,c.",
      Claims(direction: -1).loss),
    WrongAnswer(
      "right class forgotten in the gradient",
      says: "The gradient is 0 at the right class. Its score stands in every claim with a minus: "
        + "the rows must sum to 0.",
      Claims(pull: { _ in 0 }).loss),
    WrongAnswer(
      "right class pulled once",
      says: "The gradient at the right class is −1/N however many claims are open. Every one pulls "
        + "at it: the rows must sum to 0.",
      Claims(pull: { $0 == 0 ? -1 : 0 }).loss),
    WrongAnswer(
      "mean over the classes too",
      says: "You took the mean over all N · K scores. The classes are added up; the mean is over "
        + "the N examples.",
      Claims(lossOver: { $0[0] * $0[1] }, gradientOver: { $0[0] * $0[1] }).loss),
    WrongAnswer(
      "gradient not averaged",
      says: "The gradient is N times the right one: the loss is a mean over N examples, and so is "
        + "its derivative.",
      Claims(gradientOver: { _ in 1 }).loss),
    WrongAnswer(
      "sum for mean",
      says: "Loss and gradient are N times the right ones: divide by the number of examples.",
      Claims(lossOver: { _ in 1 }, gradientOver: { _ in 1 }).loss),
  ]
}
