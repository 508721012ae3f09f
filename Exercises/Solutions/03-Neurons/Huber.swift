import ExerciseKit
import Tensors

/// The Huber loss, squares near the target and a straight line far from it, and its gradient.
///
///     loss        L  = 1/n · Σ  ½ e²             where |e| ≤ δ,      e = ŷ − y
///                               δ (|e| − ½ δ)    elsewhere
///     gradient    dŷ = 1/n · e cut to [−δ, δ]
///
/// n is the number of elements, and the mean over them is taken here, once, in the loss and so in
/// the gradient. Shapes: ŷ, y and dŷ all have the same, whatever it is; δ > 0.
///
/// Chapter 03; beyond the articles. Useful: `a.map { … }` for every element, `a.mean()`, `a.count`.
///
/// - Parameters:
///   - predictions: The predictions ŷ.
///   - targets: The targets y.
///   - delta: The error δ from which on the loss is a straight line.
/// - Returns: The loss L, and the gradient dŷ of the predictions.
public func huber(
  _ predictions: Tensor, _ targets: Tensor, _ delta: Scalar
) -> (loss: Scalar, gradient: Tensor) {
  // SOLUTION
  let error = predictions - targets
  let costs = error.map { e in
    abs(e) <= delta ? e * e / 2 : delta * (abs(e) - delta / 2)
  }
  let slopes = error.map { e in min(max(e, -delta), delta) }
  return (costs.mean(), slopes / Scalar(error.count))
  // END
}

// HINTS
// A parabola that is continued, from |e| = δ on, by its own tangents: value and slope must both be
// the same where they meet.
//
// Work on the errors e. The loss asks whether |e| is beyond δ; the gradient needs only that e be
// held between −δ and δ. Each takes its mean once.
//
// A cost is e · e / 2 up to δ, and δ · (|e| − δ / 2) beyond; the gradient is min(max(e, −δ), δ),
// divided by the number of elements.
