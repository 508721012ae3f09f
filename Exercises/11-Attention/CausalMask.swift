import ExerciseKit
import Tensors

/// Attention's weights where nobody may look ahead.
///
///     Pᵢⱼ = exp Sᵢⱼ / Σ exp Sᵢⱼ′        over the keys j′ that query i may see
///     Pᵢⱼ = 0                           for all others
///
/// There are Tq queries and Tk ≥ Tq keys, and both end at the same token: the queries are the last
/// Tq of the Tk positions. Query i stands at position i + Tk − Tq and sees the keys up to it, its
/// own among them. A score that may not be seen has no influence on its row at all, however large
/// it is.
///
/// Shapes: S and P [Tq, Tk].
///
/// Chapter 11; article 003 §3.5.5 has the softmax without the mask. Useful: `a[i, j]`, to read and
/// to write; `-Scalar.infinity`; `a.softmaxOfColumns()`, the softmax of every row, in which −∞
/// counts for nothing.
///
/// - Parameter scores: The scores S.
/// - Returns: The weights P.
public func causalMask(_ scores: Tensor) -> Tensor {
  todo()
}
