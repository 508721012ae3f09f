import ExerciseKit
import Tensors

/// The area under the ROC curve (AUC), as the probability that it is.
///
///     AUC = P(score of an example of class 1 > score of an example of class 0)
///
/// over all pairs of one example of each class; a pair with equal scores counts ½. So 1 is a
/// perfect order, ½ is guessing, and no threshold is needed. Without examples of one class there are
/// no pairs, and the area is 0/0, NaN.
///
/// Chapter 02; beyond the articles. Useful: two loops over `scores.indices`.
///
/// - Parameters:
///   - scores: One number an example, the higher the more likely of class 1.
///   - labels: The true classes, each 0 or 1, one a score.
/// - Returns: The area.
public func areaUnderROC(_ scores: [Scalar], _ labels: [Int]) -> Scalar {
  // SOLUTION
  var (inOrder, pairs): (Scalar, Scalar) = (0, 0)
  for i in scores.indices where labels[i] == 1 {
    for j in scores.indices where labels[j] == 0 {
      pairs += 1
      if scores[i] > scores[j] { inOrder += 1 }
      if scores[i] == scores[j] { inOrder += 0.5 }
    }
  }
  return inOrder / pairs
  // END
}

// HINTS
// Put every example of class 1 against every example of class 0, and ask each time whether the
// right one has the higher score.
//
// Count wins in halves: two for a win, one for equal scores. The number of pairs is what you
// divide by, not the number of examples.
//
// Add 1 where scores[i] > scores[j] and 0.5 where they are equal, for labels[i] == 1 and labels[j]
// == 0, and divide by the number of such pairs.
