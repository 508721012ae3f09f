import ExerciseKit
import Foundation
import LogisticRegression
import Tensors

/// From logits and labels to the gradient of the logits.
public typealias SoftmaxCrossEntropyGradient = (_ logits: Tensor, _ labels: [Int]) -> Tensor

/// The gradient of the softmax cross-entropy, against chapter 02's.
public var softmaxCrossEntropyGradientExercise: Exercise<SoftmaxCrossEntropyGradient> {
  Exercise(
    "softmaxCrossEntropyGradient",
    wrongAnswers: softmaxMistakes
  ) { softmaxCrossEntropyGradient, trial in
    let n = Int.random(in: 5...8, using: &trial.generator)
    trial.sizes = ["the batch size": n, "the number of classes": 3]
    // A square batch hides the axes; the last logits are some ±1,000.
    for (k, size) in [(3, 1), (n, 1), (3, 1_000)] as [(Int, Scalar)] {
      var z = trial.normal([n, k]) * size
      if size > 1 { z[0, 1] = 1_000 }
      let labels = (0..<n).map { _ in Int.random(in: 0..<k, using: &trial.generator) }
      let yours = softmaxCrossEntropyGradient(z, labels)
      let isOfShape = yours.shape == z.shape
      let sum = isOfShape ? yours.sumOfColumns().map { abs($0) }.max() : 0
      trial.expect(
        !(sum > 1e-6),
        "A row of dz sums to ±\(brief(sum)), expected 0: what one class gains, the others lose.")
      trial.expect(
        "dz", yours, equals: softmaxCrossEntropy(z, labels).backward(), axes: ["N", "K"])
    }
  }
}

private var softmaxMistakes: [WrongAnswer<SoftmaxCrossEntropyGradient>] {
  [
    WrongAnswer(
      "no 1/N",
      says: "dz is the right one times the batch size: the loss is the mean over the examples. "
        + "Divide by N here, once; no layer below will."
    ) { z, c in softmax(z) - oneHot(z, c) },
    WrongAnswer(
      "the label forgotten",
      says:
        "These are the probabilities, divided by N: the rows sum to 1/N and must sum to 0. Take "
        + "1 off at the label of every row before you divide."
    ) { z, _ in softmax(z) / Scalar(z.shape[0]) },
    WrongAnswer(
      "1 taken off after dividing",
      says: "You take 1 off at the label after the division by N: the rows sum to 1/N − 1 and must "
        + "sum to 0. Divide the whole difference."
    ) { z, c in softmax(z) / Scalar(z.shape[0]) - oneHot(z, c) },
    WrongAnswer(
      "softmax over the batch",
      says: "Your probabilities sum to 1 down the columns, over the examples. The classes of one "
        + "example compete with each other: every row sums to 1."
    ) { z, c in (softmax(z.transposed.tensor).transposed.tensor - oneHot(z, c)) / Scalar(z.shape[0])
    },
    WrongAnswer(
      "the sign",
      says: "dz has the wrong sign: it is p less the one-hot label. At the true class the slope is "
        + "negative, since a larger logit there lowers the loss."
    ) { z, c in -right(z, c) },
    WrongAnswer(
      "the power overflows",
      says: "Small logits are right, but e^1000 is ∞, and ∞ ÷ ∞ is NaN. Take the largest logit of "
        + "every row off first."
    ) { z, c in
      let powers = exp(z)
      let sums = powers.sumOfColumns()
      let p = (powers.transposed.tensor / sums).transposed.tensor
      return (p - oneHot(z, c)) / Scalar(z.shape[0])
    },
    WrongAnswer(
      "one maximum for all rows",
      says: "Small logits are right, but you take the largest logit of the whole batch off every "
        + "row: where a row is far below it, all powers are 0, and 0 ÷ 0 is NaN. Each row needs "
        + "its own."
    ) { z, c in
      let powers = exp(z - z.max())
      let sums = powers.sumOfColumns()
      let p = (powers.transposed.tensor / sums).transposed.tensor
      return (p - oneHot(z, c)) / Scalar(z.shape[0])
    },
    WrongAnswer(
      "sigmoid for softmax",
      says:
        "You took the sigmoid of every logit by itself: then the probabilities of an example do "
        + "not sum to 1. Softmax divides by the sum over the classes."
    ) { z, c in (sigmoid(z) - oneHot(z, c)) / Scalar(z.shape[0]) },
    WrongAnswer(
      "divided by the classes, too",
      says:
        "dz is the right one divided by the number of classes: the mean is over the N examples, "
        + "not over all N · K entries."
    ) { z, c in right(z, c) / Scalar(z.shape[1]) },
    WrongAnswer(
      "the slope of softmax again",
      says: "There is a factor p(1 − p) too many: p less the one-hot label has the slope of the "
        + "softmax in it already."
    ) { z, c in right(z, c) * softmax(z) * (1 - softmax(z)) },
  ]
}

private func right(_ z: Tensor, _ labels: [Int]) -> Tensor {
  (softmax(z) - oneHot(z, labels)) / Scalar(z.shape[0])
}

/// 1 at the label of every row, 0 elsewhere.
private func oneHot(_ z: Tensor, _ labels: [Int]) -> Tensor {
  var y = Tensor.zeros(z.shape)
  for (i, label) in labels.enumerated() { y[i, label] = 1 }
  return y
}
