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
  todo()
}
