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
  // SOLUTION
  let distance = rate * strength
  return weights.map { w in
    if w > distance { return w - distance }
    if w < -distance { return w + distance }
    return 0
  }
  // END
}

// HINTS
// Three sorts of weights: far to the right, far to the left, and those so near to 0 that they
// arrive.
//
// Work out how far a step goes, then map over the weights and compare each with this distance, on
// both sides.
//
// With t = rate * strength: w - t above t, w + t below -t, and 0 in between.
