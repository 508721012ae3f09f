import ExerciseKit
import Neurons
import Tensors

/// From classes, their number K and ε to the distributions.
public typealias LabelSmoothing = (_ labels: [Int], _ classCount: Int, _ smoothing: Scalar) ->
  Tensor

/// Smoothed labels, against chapter 03's.
public var labelSmoothingExercise: Exercise<LabelSmoothing> {
  Exercise(
    "labelSmoothing",
    wrongAnswers: labelSmoothingMistakes
  ) { labelSmoothing, trial in
    let n = 5
    let drawn = Scalar.random(in: 0.05...0.4, using: &trial.generator)
    for (k, smoothing) in [(3, drawn), (7, drawn), (4, 0), (4, 1)] {
      trial.sizes = ["the number of classes": k, "the number of examples": n]
      let free = (3..<n).map { _ in Int.random(in: 0..<k, using: &trial.generator) }
      let labels = [k - 1, 0, k - 1] + free  // one label twice, and both ends
      let yours = labelSmoothing(labels, k, smoothing)
      let right = smoothedLabels(labels, classCount: k, smoothing: smoothing)
      if yours.shape == right.shape {
        let sum = yours.sumOfColumns()[0]
        trial.expect(
          abs(sum - 1) < 1e-6, "The first row of p does not sum to 1: it is no distribution.")
      }
      trial.expect("p", yours, equals: right, axes: ["N", "K"])
    }
  }
}

/// The distributions with one number for the right class and one for the others.
private func distributions(
  right: @escaping (_ k: Scalar, _ e: Scalar) -> Scalar,
  others: @escaping (_ n: Scalar, _ k: Scalar, _ e: Scalar) -> Scalar
) -> LabelSmoothing {
  { labels, classCount, smoothing in
    let (n, k) = (Scalar(labels.count), Scalar(classCount))
    var p = Tensor(repeating: others(n, k, smoothing), shape: [labels.count, classCount])
    for (row, label) in labels.enumerated() { p[row, label] = right(k, smoothing) }
    return p
  }
}

private var labelSmoothingMistakes: [WrongAnswer<LabelSmoothing>] {
  [
    WrongAnswer(
      "targets sum to less than 1",
      says: "The rows sum to 1 − ε/K: the right class is one of the K too, so that it gets "
        + "1 − ε + ε/K.",
      distributions(right: { _, e in 1 - e }, others: { _, k, e in e / k })),
    WrongAnswer(
      "targets sum to more than 1",
      says: "The rows sum to 1 + ε: you spread ε over the classes without taking it from the right "
        + "one. Its share is (1 − ε) + ε/K.",
      distributions(right: { k, e in 1 + e / k }, others: { _, k, e in e / k })),
    WrongAnswer(
      "right class left at 1",
      says: "The right class still has 1, and the others come on top: the rows sum to more than "
        + "1. Its share is (1 − ε) + ε/K.",
      distributions(right: { _, _ in 1 }, others: { _, k, e in e / k })),
    WrongAnswer(
      "spread over the others only",
      says: "You spread ε over the K − 1 other classes. That is a distribution too, but another "
        + "one: here all K share it, the right one among them.",
      distributions(right: { _, e in 1 - e }, others: { _, k, e in e / (k - 1) })),
    WrongAnswer(
      "every other class gets ε",
      says: "Every other class gets ε, whole: ε is what all classes share, so that each gets ε/K.",
      distributions(right: { _, e in 1 - e }, others: { _, _, e in e })),
    WrongAnswer(
      "ε and 1 − ε swapped",
      says: "ε and 1 − ε are swapped: ε is the part that is spread, and ε = 0 leaves the labels as "
        + "they are.",
      distributions(right: { k, e in e + (1 - e) / k }, others: { _, k, e in (1 - e) / k })),
    WrongAnswer(
      "divided by the batch size",
      says: "You divided ε by N, the number of examples. It is spread over the K classes.",
      { labels, classCount, smoothing in
        let share = smoothing / Scalar(labels.count)
        return distributions(right: { _, e in 1 - e + share }, others: { _, _, _ in share })(
          labels, classCount, smoothing)
      }),
    WrongAnswer(
      "not smoothed",
      says: "p is the labels, one-hot: ε has no effect.",
      distributions(right: { _, _ in 1 }, others: { _, _, _ in 0 })),
  ]
}
