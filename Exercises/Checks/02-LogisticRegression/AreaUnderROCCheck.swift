import ExerciseKit
import Learning
import Tensors

/// From scores and labels to the area under the ROC curve.
public typealias AreaUnderROC = (_ scores: [Scalar], _ labels: [Int]) -> Scalar

/// The area as a share of pairs, against the trapezoids of the book's ROC curve.
public var areaUnderROCExercise: Exercise<AreaUnderROC> {
  Exercise(
    "areaUnderROC",
    wrongAnswers: areaUnderROCMistakes
  ) { areaUnderROC, trial in
    // Four pairs: three in order and one of equal scores.
    trial.expect(
      "the area", areaUnderROC([0.9, 0.4, 0.4, 0.1], [1, 1, 0, 0]), equals: 0.875)
    for _ in 0..<3 {
      let n = Int.random(in: 7...13, using: &trial.generator)
      let labels = trial.labels(n)
      // Few different scores, so that many are equal; logits as well as probabilities.
      let scores = labels.map {
        0.75 * Scalar(Int.random(in: -3...3, using: &trial.generator) + $0)
      }
      let (yours, backwards) = (
        areaUnderROC(scores, labels), areaUnderROC(scores.reversed(), labels.reversed())
      )
      trial.expect(
        abs(yours - backwards) < 1e-9,
        "The area is \(brief(yours)), and \(brief(backwards)) with the examples in reverse "
          + "order: equal scores must count half, whichever comes first.")
      trial.expect(
        "the area", yours, equals: ROCCurve(scores: scores, labels: labels).area)
    }
    for label in [0, 1] {
      let area = areaUnderROC([0.2, 0.7, 0.7], [label, label, label])
      trial.expectNaN(
        area, "All examples are of class \(label): there are no pairs, and the area is 0/0")
    }
  }
}

private var areaUnderROCMistakes: [WrongAnswer<AreaUnderROC>] {
  [
    WrongAnswer(
      "equal scores count 0",
      says: "Pairs with equal scores count 0, as if they were out of order. They count ½: a model "
        + "that gives all examples one score is guessing, and its area is ½, not 0."
    ) { share($0, $1) { $0 > $1 ? 1 : 0 } },
    WrongAnswer(
      "equal scores count 1",
      says: "Pairs with equal scores count 1, as if they were in order. They count ½: a model that "
        + "gives all examples one score is guessing, and its area is ½, not 1."
    ) { share($0, $1) { $0 >= $1 ? 1 : 0 } },
    WrongAnswer(
      "the other way round",
      says: "This is 1 less the area: a pair is in order where the example of class 1 has the "
        + "higher score."
    ) { share($0, $1) { $0 < $1 ? 1 : $0 == $1 ? 0.5 : 0 } },
    WrongAnswer(
      "½ without pairs",
      says: "The area is right where there is one, but without examples of one class you return ½: "
        + "nothing was measured, and NaN says so."
    ) {
      let area = share($0, $1, win)
      return area.isNaN ? 0.5 : area
    },
    WrongAnswer(
      "0 without pairs",
      says: "The area is right where there is one, but without examples of one class you return 0, "
        + "the worst there is: nothing was measured, and NaN says so."
    ) {
      let area = share($0, $1, win)
      return area.isNaN ? 0 : area
    },
    WrongAnswer(
      "divided by all pairs",
      says: "You divided by the number of all pairs, N(N − 1)/2: only those count that have one "
        + "example of each class."
    ) { scores, labels in
      let all = Scalar(scores.count * (scores.count - 1)) / 2
      let pairs = Scalar(labels.count { $0 == 1 } * labels.count { $0 == 0 })
      return share(scores, labels, win) * pairs / all
    },
    WrongAnswer(
      "accuracy at ½",
      says:
        "This is the accuracy at the threshold ½. The area asks for the order only: it stays the "
        + "same when all scores move."
    ) { scores, labels in
      accuracy(of: scores.map { $0 >= 0.5 ? 1 : 0 }, labels: labels)
    },
    WrongAnswer(
      "a staircase through equal scores",
      says: "You walk through the sorted examples one by one, and give equal scores an order that "
        + "they do not have. Let them pass the threshold together: half a win each."
    ) { scores, labels in
      let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
      return staircase(order.map { labels[$0] })
    },
  ]
}

/// Who is first of two scores: 1, ½ or 0.
private func win(_ a: Scalar, _ b: Scalar) -> Scalar { a > b ? 1 : a == b ? 0.5 : 0 }

/// The mean of what pairs, one example of each class, are worth.
private func share(
  _ scores: [Scalar], _ labels: [Int], _ worth: (Scalar, Scalar) -> Scalar
) -> Scalar {
  let pairs = zip(scores, labels)
  let (positive, negative) = (pairs.filter { $0.1 == 1 }, pairs.filter { $0.1 == 0 })
  let sum = positive.reduce(0) { sum, a in negative.reduce(sum) { $0 + worth(a.0, $1.0) } }
  return sum / Scalar(positive.count * negative.count)
}

/// The area under the steps of labels sorted by falling score.
private func staircase(_ labels: [Int]) -> Scalar {
  var (found, area): (Scalar, Scalar) = (0, 0)
  for label in labels {
    if label == 1 { found += 1 } else { area += found }
  }
  return area / (found * (Scalar(labels.count) - found))
}
