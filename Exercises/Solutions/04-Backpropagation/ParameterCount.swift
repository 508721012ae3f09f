import ExerciseKit
import Tensors

/// The number of trainable scalars of a model made of parts, each a chain of dense layers.
///
///     a layer from D inputs to M outputs has D · M weights and M biases
///
/// A part is given by its widths from input to output: [64, 32, 10] is a layer from 64 to 32 and one
/// from 32 to 10. The parts of a model stand side by side: nothing leads from one to the next. So
/// [[64, 32, 10], [8, 4]] has three layers.
///
/// Chapter 04; article 002 §5.3, whose network [[784, 512, 256, 10]] has 535,818 parameters. Useful:
/// `zip(widths, widths.dropFirst())`.
///
/// - Parameter parts: The widths of each part, at least two a part.
/// - Returns: The number of weights and biases.
public func parameterCount(_ parts: [[Int]]) -> Int {
  // SOLUTION
  var count = 0
  for widths in parts {
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      count += inputs * outputs + outputs  // weights and biases
    }
  }
  return count
  // END
}

// HINTS
// Count what is learned, one layer at a time: a number for each connection, and one for each unit
// that adds a bias.
//
// Two loops: over the parts, and in each part over neighbouring widths.
//
// A layer from D to M has D · M + M parameters; inputs have none.
