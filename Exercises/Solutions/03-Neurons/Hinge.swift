import ExerciseKit
import Tensors

/// The hinge loss, which asks of a score only that it be on the right side by 1, and its gradient.
///
///     loss        L  = 1/n · Σ max(0, 1 − y · z)
///     gradient    dz = 1/n · (−y) where y · z < 1, else 0
///
/// The labels y are 1 or −1, the scores z any numbers. n is the number of elements, and the mean
/// over them is taken here, once, in the loss and so in the gradient. At the kink, y · z = 1, the
/// slope is taken to be 0. Shapes: z, y and dz all have the same, whatever it is.
///
/// Chapter 03; beyond the articles. Useful: `a.map { … }` for every element of one tensor,
/// `a.map(with: b) { a, b in … }` for the pairs of two, `a.mean()`, `a.count`.
///
/// - Parameters:
///   - scores: The scores z.
///   - labels: The labels y, 1 or −1.
/// - Returns: The loss L, and the gradient dz of the scores.
public func hinge(_ scores: Tensor, _ labels: Tensor) -> (loss: Scalar, gradient: Tensor) {
  // SOLUTION
  let shortfall = 1 - labels * scores
  let slopes = shortfall.map(with: labels) { shortfall, y in shortfall > 0 ? -y : 0 }
  return (shortfall.map { max(0, $0) }.mean(), slopes / Scalar(scores.count))
  // END
}

// HINTS
// y · z is the margin: how far the score is on its label's side. What lacks to 1 is the cost;
// where nothing lacks, nothing is felt.
//
// Compute the shortfall 1 − y · z once. Its sign decides, in the loss and in the gradient; the
// gradient also wants to know what stands next to z in it.
//
// The loss is the mean of max(0, shortfall); the gradient is −y / n where the shortfall is above
// 0, and 0 elsewhere.
