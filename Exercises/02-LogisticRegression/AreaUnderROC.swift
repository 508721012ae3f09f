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
  todo()
}
