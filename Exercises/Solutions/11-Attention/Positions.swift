import ExerciseKit
import Foundation
import Tensors

/// Where a token stands: sines and cosines, added once, before the first layer.
///
///     table[t, 2i] = sin(t / 10000^(2i/D))          i = 0, 1, … D/2 − 1
///     table[t, 2i + 1] = cos(t / 10000^(2i/D))      of the same angle
///     y = layer_L(… layer₂(layer₁(x + table)))
///
/// Attention does not know the order of its keys; this tells it. The first pair of columns turns by
/// 1 radian a token, every next pair more slowly: hands of clocks. A step of k tokens turns each hand
/// by the same angle wherever it begins. Positions count from 0.
///
/// Shapes: x, the embedded tokens, the table and y are [T, D] with even D; each layer takes [T, D] to
/// [T, D].
///
/// Chapter 11; no article has it. Useful: `Tensor.zeros([T, D])`, `a[t, j]`, to read and to write;
/// `pow(10_000, exponent)`, `sin(angle)`, `cos(angle)` of a `Scalar`; `Scalar(t)`.
///
/// - Parameters:
///   - x: The embedded tokens of one sequence.
///   - layers: The layers, in their order; there may be none.
/// - Returns: The table and the output y of the last layer.
public func positions(
  _ x: Tensor, layers: [(Tensor) -> Tensor]
) -> (table: Tensor, y: Tensor) {
  // SOLUTION
  var table = Tensor.zeros(x.shape)
  for t in 0..<x.shape[0] {
    for column in stride(from: 0, to: x.shape[1], by: 2) {
      let angle = Scalar(t) / pow(10_000, Scalar(column) / Scalar(x.shape[1]))
      table[t, column] = sin(angle)
      table[t, column + 1] = cos(angle)
    }
  }
  var y = x + table
  for layer in layers { y = layer(y) }
  return (table, y)
  // END
}

// HINTS
// Two neighbouring columns are one hand of a clock: the sine and the cosine of one angle, which
// grows with t. The further right, the slower.
//
// Go through the columns two at a time. The exponent is the number of the even column over D, and
// the odd column has the exponent of its neighbour. The layers come after the sum.
//
// let angle = Scalar(t) / pow(10_000, Scalar(column) / Scalar(x.shape[1])) for the even columns; then
// var y = x + table, and y = layer(y) for each layer.
