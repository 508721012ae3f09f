import ExerciseKit
import Tensors

/// The lengths of attention's axes.
struct AttentionSizes {
  let queries: Int
  let keys: Int
  let width: Int
  let values: Int

  /// All equal: there every product fits, so that a wrong one is a wrong number, which has a name.
  static let square = AttentionSizes(queries: 5, keys: 5, width: 5, values: 5)
  static let moreKeys = AttentionSizes(queries: 3, keys: 7, width: 5, values: 2)
  static let moreQueries = AttentionSizes(queries: 7, keys: 4, width: 3, values: 5)
  static let oneKey = AttentionSizes(queries: 3, keys: 1, width: 2, values: 4)

  var named: KeyValuePairs<String, Int> {
    [
      "the number of queries": queries, "the number of keys": keys,
      "the width d of a query": width, "the width of a value": values,
    ]
  }
}

/// Queries, keys and values of one sequence, and what attention makes of them, in literal loops.
struct AttentionCase {
  var q: Tensor
  var k: Tensor
  var v: Tensor

  init(_ sizes: AttentionSizes, _ trial: inout Trial) {
    q = trial.normal([sizes.queries, sizes.width])
    k = trial.normal([sizes.keys, sizes.width])
    v = trial.normal([sizes.keys, sizes.values])
  }

  init(q: Tensor, k: Tensor, v: Tensor) { (self.q, self.k, self.v) = (q, k, v) }

  /// Pᵢⱼ, the softmax of qᵢ · kⱼ / √d over the keys that query i may see.
  func weights(isCausal: Bool = false) -> Tensor {
    let root = Scalar(q.shape[1]).squareRoot()
    var scores = Tensor.zeros([q.shape[0], k.shape[0]])
    for i in 0..<q.shape[0] {
      for j in 0..<k.shape[0] {
        var dot: Scalar = 0
        for c in 0..<q.shape[1] { dot += q[i, c] * k[j, c] }
        scores[i, j] = dot / root
      }
    }
    return shares(of: scores, isCausal: isCausal)
  }

  /// yᵢ = Σⱼ Pᵢⱼ vⱼ.
  func output(of weights: Tensor) -> Tensor {
    var y = Tensor.zeros([weights.shape[0], v.shape[1]])
    for i in 0..<weights.shape[0] {
      for c in 0..<v.shape[1] {
        var sum: Scalar = 0
        for j in 0..<weights.shape[1] { sum += weights[i, j] * v[j, c] }
        y[i, c] = sum
      }
    }
    return y
  }

  /// The gradients of the queries, the keys and the values, entry by entry.
  func gradients(_ weights: Tensor, _ dy: Tensor) -> (dq: Tensor, dk: Tensor, dv: Tensor) {
    let root = Scalar(q.shape[1]).squareRoot()
    var (dq, dk, dv) = (0 * q, 0 * k, 0 * v)
    for i in 0..<q.shape[0] {
      let dP = (0..<k.shape[0]).map { j in (0..<v.shape[1]).reduce(0) { $0 + dy[i, $1] * v[j, $1] }
      }
      let mean = (0..<k.shape[0]).reduce(0) { $0 + dP[$1] * weights[i, $1] }
      for j in 0..<k.shape[0] {
        let dS = weights[i, j] * (dP[j] - mean) / root
        for c in 0..<q.shape[1] {
          dq[i, c] += dS * k[j, c]
          dk[j, c] += dS * q[i, c]
        }
        for c in 0..<v.shape[1] { dv[j, c] += weights[i, j] * dy[i, c] }
      }
    }
    return (dq, dk, dv)
  }
}

/// The softmax of every row, over all keys or over those up to the query's own position.
func shares(of scores: Tensor, isCausal: Bool) -> Tensor {
  let (queries, keys) = (scores.shape[0], scores.shape[1])
  var p = Tensor.zeros(scores.shape)
  for i in 0..<queries {
    let visible = isCausal ? i + keys - queries + 1 : keys
    var largest = scores[i, 0]
    for j in 0..<visible { largest = max(largest, scores[i, j]) }
    var sum: Scalar = 0
    for j in 0..<visible {
      p[i, j] = exp(Tensor([scores[i, j] - largest]))[0]
      sum += p[i, j]
    }
    for j in 0..<visible { p[i, j] /= sum }
  }
  return p
}

extension Trial {
  /// Expects every row of weights to sum to 1, where they have the right shape.
  mutating func expectShares(_ weights: Tensor, _ shape: [Int]) {
    let sums = weights.shape == shape ? weights.sumOfColumns().scalars : []
    let odd = sums.indices.first { !(abs(sums[$0] - 1) < 1e-9) }
    expect(
      odd == nil,
      "The weights of query \(odd ?? 0) sum to \(rounded(sums[odd ?? 0])): every query has exactly 1 "
        + "to share out among the keys.")
  }
}

/// A number in three digits after the point.
func rounded(_ number: Scalar) -> Scalar {
  number.isFinite ? (number * 1_000).rounded() / 1_000 : number
}
