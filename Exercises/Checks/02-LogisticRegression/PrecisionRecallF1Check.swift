import ExerciseKit
import Learning
import Tensors

/// From guesses and labels to precision, recall and F₁ of class 1.
public typealias PrecisionRecallF1 = (_ guesses: [Int], _ labels: [Int]) -> (
  precision: Scalar, recall: Scalar, f1: Scalar
)

/// Precision, recall and F₁, against the book's confusion matrix.
public var precisionRecallF1Exercise: Exercise<PrecisionRecallF1> {
  Exercise(
    "precisionRecallF1",
    wrongAnswers: precisionRecallF1Mistakes
  ) { precisionRecallF1, trial in
    // TP 3, FP 1, FN 2, TN 4: no two of the formulas agree.
    expectShares(
      of: precisionRecallF1, [1, 1, 1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 1, 1, 0, 0, 0, 0], &trial)
    for _ in 0..<3 {
      let n = Int.random(in: 9...17, using: &trial.generator)
      expectShares(of: precisionRecallF1, trial.labels(n), trial.labels(n), &trial)
    }
    let never = precisionRecallF1([0, 0, 0, 0, 0], [0, 1, 0, 1, 1])
    trial.expect("F1 of a class that was never guessed", never.f1, equals: 0)
    trial.expect("recall of a class that was never guessed", never.recall, equals: 0)
    trial.expectNaN(never.precision, "Nothing was taken for class 1: the precision is 0/0")
    let absent = precisionRecallF1([0, 1, 0], [0, 0, 0])
    trial.expect("F1 of a class without examples", absent.f1, equals: 0)
    trial.expect("precision of a class without examples", absent.precision, equals: 0)
    trial.expectNaN(absent.recall, "No example is of class 1: the recall is 0/0")
    let nothing = precisionRecallF1([0, 0, 0], [0, 0, 0])
    trial.expectNaN(nothing.f1, "Class 1 was neither there nor guessed: F1 is 0/0")
  }
}

private func expectShares(
  of precisionRecallF1: PrecisionRecallF1, _ guesses: [Int], _ labels: [Int],
  _ trial: inout Trial
) {
  let right = ConfusionMatrix(guesses: guesses, labels: labels, classCount: 2)
  let yours = precisionRecallF1(guesses, labels)
  trial.expect("precision", yours.precision, equals: right.precision(of: 1))
  trial.expect("recall", yours.recall, equals: right.recall(of: 1))
  trial.expect("F1", yours.f1, equals: right.f1(of: 1))
}

private var precisionRecallF1Mistakes: [WrongAnswer<PrecisionRecallF1>] {
  [
    WrongAnswer(
      "precision and recall swapped",
      says: "Precision and recall are swapped: precision is the share of those you took for class "
        + "1, TP + FP, recall the share of those that are, TP + FN. F1 does not notice."
    ) { counts($0, $1).shares { ($0.recall, $0.precision, $0.f1) } },
    WrongAnswer(
      "0/0 in F1",
      says:
        "F1 from the two shares is NaN where it must be 0: without a true positive, precision + "
        + "recall is 0 or NaN itself. Compute F1 from the counts."
    ) { counts($0, $1).shares { ($0.precision, $0.recall, harmonic($0)) } },
    WrongAnswer(
      "a share of nothing called 0",
      says: "The numbers are right, but you call a share of nothing 0. Who never guesses has no "
        + "precision, good or bad: 0/0 is NaN here."
    ) {
      counts($0, $1).shares { (orZero($0.precision), orZero($0.recall), orZero($0.f1)) }
    },
    WrongAnswer(
      "a share of nothing called 1",
      says: "The numbers are right, but you call a share of nothing 1. Who never guesses is not "
        + "perfect: 0/0 is NaN here."
    ) {
      counts($0, $1).shares { (orOne($0.precision), orOne($0.recall), orOne($0.f1)) }
    },
    WrongAnswer(
      "the arithmetic mean",
      says: "F1 is the harmonic mean of precision and recall: it is near the smaller one, so that "
        + "neither alone can make it large. You took the arithmetic mean."
    ) { counts($0, $1).shares { ($0.precision, $0.recall, ($0.precision + $0.recall) / 2) } },
    WrongAnswer(
      "the 2 forgotten",
      says: "Your F1 is TP / (TP + FP + FN), another measure (Jaccard's). In F1, TP counts twice, "
        + "above the line and below."
    ) { counts($0, $1).shares { ($0.precision, $0.recall, $0.tp / ($0.tp + $0.fp + $0.fn)) } },
    WrongAnswer(
      "of class 0",
      says: "These are the shares of class 0: a guess counts as positive if it is 1."
    ) { guesses, labels in
      counts(guesses.map { 1 - $0 }, labels.map { 1 - $0 }).shares {
        ($0.precision, $0.recall, $0.f1)
      }
    },
    WrongAnswer(
      "accuracy for F1",
      says: "Your F1 is the accuracy: it counts the zeros taken for zeros, which F1 leaves out, "
        + "since they are easy to come by when class 1 is rare."
    ) { guesses, labels in
      let accuracy = accuracy(of: guesses, labels: labels)
      return counts(guesses, labels).shares { ($0.precision, $0.recall, accuracy) }
    },
    WrongAnswer(
      "divided by all examples",
      says: "You divided by the number of all examples: precision is a share of those taken for "
        + "class 1, recall a share of those that are."
    ) { guesses, labels in
      counts(guesses, labels).shares {
        ($0.tp / Scalar(labels.count), $0.tp / Scalar(labels.count), $0.f1)
      }
    },
  ]
}

/// Three cells of the confusion matrix, and the right shares.
private struct Counts {
  var (tp, fp, fn): (Scalar, Scalar, Scalar) = (0, 0, 0)
  var precision: Scalar { tp / (tp + fp) }
  var recall: Scalar { tp / (tp + fn) }
  var f1: Scalar { 2 * tp / (2 * tp + fp + fn) }

  func shares(_ choose: (Counts) -> (Scalar, Scalar, Scalar)) -> (
    precision: Scalar, recall: Scalar, f1: Scalar
  ) { choose(self) }
}

private func counts(_ guesses: [Int], _ labels: [Int]) -> Counts {
  var counts = Counts()
  for (guess, label) in zip(guesses, labels) {
    if guess == 1, label == 1 { counts.tp += 1 }
    if guess == 1, label == 0 { counts.fp += 1 }
    if guess == 0, label == 1 { counts.fn += 1 }
  }
  return counts
}

private func harmonic(_ counts: Counts) -> Scalar {
  2 * counts.precision * counts.recall / (counts.precision + counts.recall)
}

private func orZero(_ share: Scalar) -> Scalar { share.isNaN ? 0 : share }

private func orOne(_ share: Scalar) -> Scalar { share.isNaN ? 1 : share }
