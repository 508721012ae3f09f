import ExerciseKit
import Tensors

/// The weights of a layer, drawn as Glorot proposes: uniform, about 0.
///
///     Wᵢⱼ uniform in ±√(6/(D + M))      so that Var(Wᵢⱼ) = 2/(D + M)
///
/// Forward the size is kept by the variance 1/D, backward by 1/M; this is the middle. Numbers
/// uniform in ±b have the variance b²/3. The generator is the only source of randomness.
///
/// Shapes: W [D, M].
///
/// Chapter 07; article 001 §5.1, whose program starts like this without saying so. Useful:
/// `Tensor.uniform(_:from:to:using:)`, `number.squareRoot()`.
///
/// - Parameters:
///   - inputs: The number D of inputs.
///   - outputs: The number M of outputs.
///   - generator: The source of randomness.
/// - Returns: The weights W.
public func glorotInit(
  inputs: Int, outputs: Int, using generator: inout SeededGenerator
) -> Tensor {
  // SOLUTION
  let bound = (6 / Scalar(inputs + outputs)).squareRoot()
  return .uniform([inputs, outputs], from: -bound, to: bound, using: &generator)
  // END
}

// HINTS
// Both sides of the layer have a say: the inputs through the sums on the way up, the outputs
// through those on the way down.
//
// Work out the bound as a Scalar, then draw between its negative and itself.
//
// The bound is the root of 6 / Scalar(inputs + outputs); draw from -bound to bound.
