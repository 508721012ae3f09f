import ExerciseKit
import Tensors

/// The weights of a layer in front of a ReLU, drawn as He proposes.
///
///     E[Wᵢⱼ] = 0      Var(Wᵢⱼ) = 2/D      D inputs to each unit
///
/// A sum of D terms is D times as variable as one of them, and the ReLU cuts off one half: 2/D
/// makes up for both, through any number of layers. The distribution may be any with that variance,
/// such as a normal one with standard deviation √(2/D). The generator is the only source of
/// randomness.
///
/// Shapes: W [D, M].
///
/// Chapter 07; article 002 §3.1, which leaves the distribution open. Useful:
/// `Tensor.normal(_:standardDeviation:using:)`, `number.squareRoot()`.
///
/// - Parameters:
///   - inputs: The number D of inputs.
///   - outputs: The number M of outputs.
///   - generator: The source of randomness.
/// - Returns: The weights W.
public func heInit(
  inputs: Int, outputs: Int, using generator: inout SeededGenerator
) -> Tensor {
  // SOLUTION
  let deviation = (2 / Scalar(inputs)).squareRoot()
  return .normal([inputs, outputs], standardDeviation: deviation, using: &generator)
  // END
}

// HINTS
// What counts is how many terms each unit adds up. More terms, smaller weights.
//
// Turn the variance into a standard deviation, as Scalars, and draw a normal matrix with it.
//
// The deviation is the root of 2 / Scalar(inputs); Tensor.normal([inputs, outputs], …) takes it.
