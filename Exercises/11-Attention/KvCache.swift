import ExerciseKit
import Tensors

/// One more token, attended without computing the earlier ones again.
///
///     z = x + positionₜ                            t tokens came before
///     k = z · Wk          K ← K with k below       v = z · Wv          V ← V with v below
///     q = z · Wq          y = softmax(q · Kᵀ / √d) · V
///
/// While text is written, each new token looks back at all before it and at itself. Their keys and
/// values are the same as a step ago: nobody looks ahead, so nothing later has changed them. They are
/// kept, and the new token adds one row to each. The output equals the last row of causal attention
/// over the whole sequence.
///
/// Shapes: x and q [1, D] and [1, d]; Wq and Wk [D, d], Wv [D, m]; K [t, d] and V [t, m] before,
/// [t + 1, …] after, of which row i is token i's; y [1, m]. At the first token K and V have no rows.
///
/// Chapter 11; no article has it. Useful: `a.rows(t..<t + 1)`, row t as [1, D];
/// `Tensor.concatenating([a, b], along: 0)`, a above b; `a.shape`, `a.matmul(b)`, `b.transposed`,
/// `a.softmaxOfColumns()`, `Scalar(n).squareRoot()`.
///
/// - Parameters:
///   - x: The new token, embedded.
///   - keys: The keys K of the tokens before.
///   - values: The values V of the tokens before.
///   - positions: The table of positions; row t belongs to token t, counted from 0.
///   - wq: The weights Wq.
///   - wk: The weights Wk.
///   - wv: The weights Wv.
/// - Returns: The output y, and the keys and values with the new ones.
public func kvCache(
  _ x: Tensor, keys: Tensor, values: Tensor, positions: Tensor, wq: Tensor, wk: Tensor,
  wv: Tensor
) -> (y: Tensor, keys: Tensor, values: Tensor) {
  todo()
}
