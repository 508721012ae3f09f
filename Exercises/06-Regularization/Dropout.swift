import ExerciseKit
import Tensors

/// Dropout: in training another random part of a layer stays silent at each call.
///
///     training      y = x ⊙ m      m = 0 with probability p, else 1/(1 − p), each entry for itself
///                   dx = dy ⊙ m    the same m
///     evaluation    y = x          dx = dy
///
/// What is kept is enlarged, so that y is x on the average. With p = 0 nothing changes, with p = 1
/// nothing remains. The generator is the only source of randomness.
///
/// Shapes: y, dy and dx have that of x.
///
/// Chapter 06; article 002 §4.4, which forgets the factor. Useful:
/// `Tensor.uniform(x.shape, using: &generator)`, numbers in [0, 1); `a.map { … }`.
///
/// - Parameters:
///   - x: The activations.
///   - p: The probability to drop an entry, 0 to 1.
///   - isTraining: Whether anything is dropped at all.
///   - generator: The source of randomness.
/// - Returns: The thinned activations, and the way back from dy to dx.
public func dropout(
  _ x: Tensor, probability p: Scalar, isTraining: Bool, using generator: inout SeededGenerator
) -> (y: Tensor, backward: (_ dy: Tensor) -> Tensor) {
  todo()
}
