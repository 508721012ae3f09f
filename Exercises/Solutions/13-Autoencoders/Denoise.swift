import ExerciseKit
import Tensors

/// What a denoising autoencoder is shown, and what it should answer.
///
///     training    input = x + σ · ε      ε ~ N(0, 1), anew in every call, for every number of x
///                 target = x
///     in use      input = target = x     what comes in is taken as it is
///
/// The network meets each example in ever new disguises, and is always asked for the same face.
///
/// Shapes: x, input and target [N, D]. Input is not clipped: it may leave the range of x.
///
/// Chapter 13; article 002 §2.2; P. Vincent et al., 2008. Useful:
/// `Tensor.normal(shape, using: &generator)`, `x.shape`.
///
/// - Parameters:
///   - x: Clean examples.
///   - deviation: The standard deviation σ of the noise.
///   - isTraining: Whether noise is added.
///   - generator: The source of ε.
/// - Returns: The network's input and its target.
public func denoise(
  _ x: Tensor, deviation: Scalar, isTraining: Bool, using generator: inout SeededGenerator
) -> (input: Tensor, target: Tensor) {
  // SOLUTION
  if !isTraining { return (x, x) }
  return (x + Tensor.normal(x.shape, using: &generator) * deviation, x)
  // END
}

// HINTS
// If the noise were in the target as well, to copy would be to learn. What is to come out is what was
// there before the noise.
//
// Draw as many numbers as x has, with the generator that you are given, scale them, add them to the
// input alone, and only in training.
//
// input is x + Tensor.normal(x.shape, using: &generator) * deviation, target is x.
