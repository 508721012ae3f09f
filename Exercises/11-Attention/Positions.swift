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
  todo()
}
