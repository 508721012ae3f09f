import ExerciseKit
import Tensors

/// From scores to weights that look at nothing later.
public typealias CausalMask = (_ scores: Tensor) -> Tensor

/// The causal softmax against literal loops, and by the law that what is later changes nothing.
public var causalMaskExercise: Exercise<CausalMask> {
  Exercise(
    "causalMask",
    wrongAnswers: causalMaskMistakes
  ) { causalMask, trial in
    for (queries, keys) in [(5, 5), (3, 7), (1, 6), (1, 1)] where trial.isRight {
      trial.sizes = ["the number of queries": queries, "the number of keys": keys]
      let scores = trial.normal([queries, keys])
      let yours = causalMask(scores)
      let right = shares(of: scores, isCausal: true)
      trial.expectShares(yours, right.shape)
      trial.expectNothingLater(yours, right)
      trial.expect("P", yours, equals: right, axes: ["Tq", "Tk"])
    }
    guard trial.isRight else { return }

    let scores = trial.normal([4, 6])
    var raised = scores
    for i in 0..<4 {
      for j in i + 3..<6 { raised[i, j] += 5_000 }
    }
    let (before, after) = (causalMask(scores), causalMask(raised))
    trial.expect("With the scores of later keys raised by 5000, P", after, equals: before)
    trial.expect(
      after == before,
      "Raise the scores of later keys, and the weights of earlier ones move in their last digits: "
        + "what is hidden must not enter the sum at all. Hide it before the softmax.")
    guard trial.isRight else { return }

    let large = 1_000 * scores
    trial.expect(
      "With scores of about ±1000, P", causalMask(large),
      equals: shares(of: large, isCausal: true), axes: ["Tq", "Tk"])
  }
}

extension Trial {
  /// Expects no weight beyond a query's own position.
  fileprivate mutating func expectNothingLater(_ yours: Tensor, _ right: Tensor) {
    let (queries, keys) = (right.shape[0], right.shape[1])
    var found: (query: Int, key: Int)?
    if yours.shape == right.shape {
      for i in (0..<queries).reversed() {
        for j in i + keys - queries + 1..<keys where abs(yours[i, j]) > 1e-12 { found = (i, j) }
      }
    }
    let (i, j) = found ?? (0, 0)
    expect(
      found == nil,
      "Query \(i), at position \(i + keys - queries), gives weight to key \(j), which comes later.")
  }
}
