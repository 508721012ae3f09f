import Foundation
import Tensors

/// What one query finds among keys and values: a mean of the values, weighted by how well each key
/// answers the query.
///
///     sⱼ = Σ_c q_c · kⱼ_c / √d      aⱼ = exp(sⱼ) / Σₗ exp(sₗ)      y = Σⱼ aⱼ · vⱼ
///
/// The sums over j and l take only those keys that the query may see; if there are none, all weights
/// and the output are 0. The largest score is taken out before the powers, which changes nothing on
/// paper and keeps them finite.
///
/// Shapes: q [d], k [Tk, d], v [Tk, dv]; y [dv], weights [Tk].
///
/// Article: 003 §3.5.5. Formula 003-F10, for one row of Q.
///
/// - Parameters:
///   - query: The query q.
///   - keys: The keys, one a row.
///   - values: The values, one a row.
///   - allows: Whether the query may see key j.
/// - Returns: The output and the weights.
public func attentionByDefinition(
  query: Tensor, keys: Tensor, values: Tensor, allowing allows: (Int) -> Bool = { _ in true }
) -> (y: Tensor, weights: Tensor) {
  let (count, width) = (keys.shape[0], keys.shape[1])
  let seen = (0..<count).filter(allows)
  var scores = [Scalar](repeating: -.infinity, count: count)
  for j in seen {
    var sum: Scalar = 0
    for c in 0..<width { sum += query[c] * keys[j, c] }  // Σ_c q_c kⱼ_c
    scores[j] = sum / Scalar(width).squareRoot()
  }
  let largest = scores.max() ?? 0
  var total: Scalar = 0
  for j in seen { total += exp(scores[j] - largest) }
  var weights = Tensor.zeros([count])
  for j in seen { weights[j] = exp(scores[j] - largest) / total }
  var y = Tensor.zeros([values.shape[1]])
  for c in 0..<values.shape[1] {
    var sum: Scalar = 0
    for j in seen { sum += weights[j] * values[j, c] }  // Σⱼ aⱼ vⱼ_c
    y[c] = sum
  }
  return (y, weights)
}

/// The attention of a sequence: every row of Q is a query, and none knows of the others.
///
///     Attention(Q, K, V) = softmax(Q · Kᵀ / √d) · V
///
/// where the softmax is taken along each row. Q may have another number of rows than K and V, and V
/// other columns than Q and K.
///
/// Shapes: q [Tq, d], k [Tk, d], v [Tk, dv]; y [Tq, dv], weights [Tq, Tk].
///
/// Article: 003 §3.5.5. Formula 003-F10.
///
/// - Parameters:
///   - q: The queries Q.
///   - k: The keys K.
///   - v: The values V.
///   - allows: Whether query i may see key j.
/// - Returns: The outputs and the weights, a row a query.
public func attentionByDefinition(
  _ q: Tensor, _ k: Tensor, _ v: Tensor, allowing allows: (Int, Int) -> Bool = { _, _ in true }
) -> (y: Tensor, weights: Tensor) {
  var y: [Tensor] = []
  var weights: [Tensor] = []
  for i in 0..<q.shape[0] {
    let query = q.rows(i..<i + 1).reshaped([q.shape[1]])
    let found = attentionByDefinition(query: query, keys: k, values: v) { j in allows(i, j) }
    y.append(found.y.reshaped([1, -1]))
    weights.append(found.weights.reshaped([1, -1]))
  }
  return (.concatenating(y, along: 0), .concatenating(weights, along: 0))
}
