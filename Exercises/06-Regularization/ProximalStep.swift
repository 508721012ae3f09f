import ExerciseKit
import Tensors

/// The step that the L1 penalty deserves: every weight moves towards 0 by the same distance, and
/// stops there.
///
///     t = η · λ      w ← w − t where w > t,   w + t where w < −t,   0 between
///
/// A gradient step would carry a weight smaller than t across 0, and back again, for ever. It
/// follows a step on the loss alone. Shapes: the result has the shape of W.
///
/// Chapter 06; beyond the articles, it completes 002 §4.4. Useful: `a.map { … }`.
///
/// - Parameters:
///   - weights: The weights W.
///   - rate: The learning rate η.
///   - strength: The factor λ.
/// - Returns: The weights after the step.
public func proximalStep(_ weights: Tensor, rate: Scalar, strength: Scalar) -> Tensor {
  todo()
}
