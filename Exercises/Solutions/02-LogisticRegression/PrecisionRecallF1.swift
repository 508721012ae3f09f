import ExerciseKit
import Tensors

/// What guesses about class 1 are worth.
///
///     precision = TP / (TP + FP)      of those taken for class 1, the share that is
///     recall    = TP / (TP + FN)      of those of class 1, the share that was found
///     F₁        = 2 TP / (2 TP + FP + FN), their harmonic mean
///
/// TP are the guesses 1 that are right, FP the guesses 1 that are wrong, FN the guesses 0 that are
/// wrong. A share of nothing, 0/0, is NaN, as division gives it. But F₁ of a class that has
/// examples and was never guessed is 0, though its precision is NaN.
///
/// Chapter 02; beyond the articles. Useful: `zip(guesses, labels)`, and `Scalar(count)` to divide.
///
/// - Parameters:
///   - guesses: The predicted classes, each 0 or 1.
///   - labels: The true classes, each 0 or 1, one a guess.
/// - Returns: Precision, recall and F₁ of class 1.
public func precisionRecallF1(
  _ guesses: [Int], _ labels: [Int]
) -> (precision: Scalar, recall: Scalar, f1: Scalar) {
  // SOLUTION
  let pairs = zip(guesses, labels)
  let found = Scalar(pairs.count { $0 == 1 && $1 == 1 })
  let falseAlarms = Scalar(pairs.count { $0 == 1 && $1 == 0 })
  let missed = Scalar(pairs.count { $0 == 0 && $1 == 1 })
  return (
    found / (found + falseAlarms),
    found / (found + missed),
    2 * found / (2 * found + falseAlarms + missed)
  )
  // END
}

// HINTS
// Three of the four cells of the confusion matrix are needed; the fourth, 0 taken for 0, is in
// none of the formulas.
//
// Precision divides by how often 1 was guessed, recall by how often it was true. Compute F₁ from
// the counts and not from the two shares, of which one may be NaN.
//
// F₁ is 2 * tp / (2 * tp + fp + fn) in scalars, precision tp / (tp + fp), recall tp / (tp + fn).
