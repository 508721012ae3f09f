import ExerciseKit
import LogisticRegression
import Tensors

/// From p and dp to dz.
public typealias SoftmaxBackward = (_ p: Tensor, _ dp: Tensor) -> Tensor

/// The backward pass of the softmax, against chapter 02's.
public var softmaxBackwardExercise: Exercise<SoftmaxBackward> {
  Exercise(
    "softmaxBackward",
    wrongAnswers: softmaxBackwardMistakes
  ) { softmaxBackward, trial in
    let n = Int.random(in: 3...7, using: &trial.generator)
    for k in [n + 2, n] {  // as many classes as examples hide a wrong axis from the shapes
      trial.sizes = ["the batch size": n, "the number of classes": k]
      var z = trial.normal([n, k])
      z[1, 2] = 1000  // a row of which the softmax is sure
      let dp = trial.normal([n, k])
      let (p, backward) = Softmax().forward(z)
      trial.expect(
        "dz", softmaxBackward(p, dp), equals: backward(dp), axes: ["N", "K"])
    }
  }
}

/// dz, entry by entry, from p, dp and a number that each row has in common.
private func backward(
  _ p: Tensor, _ dp: Tensor, _ entry: (_ p: Scalar, _ dp: Scalar, _ common: Scalar) -> Scalar,
  common: Tensor
) -> Tensor {
  var dz = p
  for n in 0..<p.shape[0] {
    for i in 0..<p.shape[1] { dz[n, i] = entry(p[n, i], dp[n, i], common[n]) }
  }
  return dz
}

private var softmaxBackwardMistakes: [WrongAnswer<SoftmaxBackward>] {
  [
    WrongAnswer(
      "diagonal only",
      says: "dz is dp · p · (1 − p), the sigmoid's: the slopes −pᵢpⱼ off the diagonal are missing. "
        + "Raising one logit lowers all other probabilities of its row."
    ) { p, dp in dp * p * (1 - p) },
    WrongAnswer(
      "zero",
      says: "dz is 0. That passes a check with the sum of p for its loss, since rows sum to 1 "
        + "whatever z is; but not every loss is so indifferent."
    ) { p, _ in p * 0 },
    WrongAnswer(
      "sum over the batch",
      says: "You took Σ dp · p over the examples, one number a class. The softmax is of rows: it "
        + "is one number an example, summed over the classes."
    ) { p, dp in p * (dp - (dp * p).sumOfRows()) },
    WrongAnswer(
      "one sum for all",
      says: "You took one Σ dp · p for the whole batch. Every example has its own."
    ) { p, dp in p * (dp - (dp * p).sum()) },
    WrongAnswer(
      "unweighted sum",
      says: "You took off Σ dp, not Σ dp · p: the slope −pᵢpⱼ has two factors, and the second "
        + "weights dpⱼ."
    ) { p, dp in
      backward(p, dp, { p, dp, common in p * (dp - common) }, common: dp.sumOfColumns())
    },
    WrongAnswer(
      "mean over the classes",
      says: "You took the mean of dp · p over the classes. The weights p sum to 1 already: it is "
        + "their sum, not divided by K."
    ) { p, dp in
      backward(p, dp, { p, dp, mean in p * (dp - mean) }, common: (dp * p).meanOfColumns())
    },
    WrongAnswer(
      "factor p forgotten",
      says: "dz is dp − Σ dp · p: the factor pᵢ in front is missing. Its rows must sum to 0."
    ) { p, dp in
      backward(p, dp, { _, dp, common in dp - common }, common: (dp * p).sumOfColumns())
    },
    WrongAnswer(
      "the sum added",
      says: "You added Σ dp · p: the slopes off the diagonal are −pᵢpⱼ, with a minus."
    ) { p, dp in
      backward(p, dp, { p, dp, common in p * (dp + common) }, common: (dp * p).sumOfColumns())
    },
    WrongAnswer(
      "averaged again",
      says: "dz is the right one divided by the batch size: you averaged here, but the loss has "
        + "already divided by N."
    ) { p, dp in
      let sums = (dp * p).sumOfColumns()
      return backward(p, dp, { p, dp, sum in p * (dp - sum) }, common: sums) / Scalar(p.shape[0])
    },
  ]
}
