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
  // SOLUTION
  let (queries, keys) = (scores.shape[0], scores.shape[1])
  var visible = scores
  for i in 0..<queries {
    for j in (i + keys - queries + 1)..<keys { visible[i, j] = -.infinity }
  }
  return visible.softmaxOfColumns()
  // END
}

// HINTS
// What is hidden must be hidden before the softmax shares out the 1, since a share taken away
// afterwards is missing. A score of −∞ gets the share exp(−∞) = 0.
//
// In a copy of the scores overwrite, in every row, the entries to the right of the query's own
// position. Mind where row 0 stands when there are more keys than queries.
//
// for j in (i + keys - queries + 1)..<keys { visible[i, j] = -.infinity }, and at the end
// visible.softmaxOfColumns().
