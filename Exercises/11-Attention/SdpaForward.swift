import ExerciseKit
import Tensors

/// Scaled dot-product attention of one sequence: every query looks at every key.
///
///     S = Q · Kᵀ / √d          Sᵢⱼ is how well query i goes with key j
///     P = softmax(S)           in every row: the shares of query i add up to 1
///     Y = P · V                yᵢ = Σⱼ Pᵢⱼ vⱼ, a mean of the values
///
/// There is one value for each key; there may be more or fewer queries. Shapes: Q [Tq, d], K
/// [Tk, d], V [Tk, m], S and P [Tq, Tk], Y [Tq, m].
///
/// Chapter 11; article 003 §3.5.5. Useful: `a.matmul(b)`, `b.transposed`, which `matmul` takes as
/// its second factor; `a.softmaxOfColumns()`, the softmax of every row; `a.shape`;
/// `Scalar(n).squareRoot()`.
///
/// - Parameters:
///   - q: The queries Q, one a row.
///   - k: The keys K.
///   - v: The values V.
/// - Returns: The weights P and the output Y.
public func sdpaForward(_ q: Tensor, _ k: Tensor, _ v: Tensor) -> (weights: Tensor, y: Tensor) {
  todo()
}
