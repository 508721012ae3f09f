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
  todo()
}
