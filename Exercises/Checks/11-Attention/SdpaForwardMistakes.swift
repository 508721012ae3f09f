import ExerciseKit
import Tensors

/// The known wrong answers to `sdpaForward`.
var sdpaForwardMistakes: [WrongAnswer<SdpaForward>] {
  [
    WrongAnswer(
      "divided by d",
      says:
        "The scores are divided by d: divide by its root. A sum of d products of variance 1 has "
        + "the standard deviation √d, and that is what the division takes out.",
      attention(with: .width)),
    WrongAnswer(
      "not divided",
      says:
        "The scores are not divided by √d: they grow with the width of a query, and the softmax "
        + "would soon give nearly all to one key.",
      attention(with: .notDivided)),
    WrongAnswer(
      "multiplied by √d",
      says: "The scores are multiplied by √d: they are too large for their width already. Divide.",
      attention(with: .multiplied)),
    WrongAnswer(
      "the root of the number of keys",
      says: "The scores are divided by the root of the number of keys: a score is a sum over the "
        + "columns of a query. Take the root of d, q.shape[1].",
      attention(with: .rootOfKeys)),
    WrongAnswer(
      "the root of the width of a value",
      says:
        "The scores are divided by the root of the width of a value: the values have no part in "
        + "the scores. Take the root of d, the width of a query.",
      attention(with: .rootOfValues)),
    WrongAnswer(
      "softmax over the queries",
      says: "The columns of P sum to 1: there the queries compete for a key. Each query shares out "
        + "its 1 among the keys, so the softmax runs along a row.",
      attention(with: .downColumns)),
    WrongAnswer(
      "softmax over everything",
      says: "All of P together sums to 1: every query has a 1 of its own to share out, row by row.",
      attention(with: .overEverything)),
    WrongAnswer(
      "no softmax",
      says: "P holds the scores themselves: shares are positive and sum to 1. Take the softmax of "
        + "every row.",
      attention(with: .noSoftmax)),
    WrongAnswer(
      "divided after the softmax",
      says: "P is divided by √d after the softmax: its rows sum to 1/√d. It is the scores that are "
        + "divided, before.",
      attention(with: .dividedLate)),
    WrongAnswer(
      "as many keys as queries",
      says:
        "There are only as many keys as queries in your P: the two lengths are independent. Keys "
        + "are counted by k.shape[0].",
      attention(with: .asManyKeys)),
    WrongAnswer(
      "the later keys without weight",
      says:
        "Keys from number Tq on get no weight: the number of keys has nothing to do with that of "
        + "queries. Let j run to k.shape[0].",
      attention(with: .laterKeysIgnored)),
    WrongAnswer(
      "K for Kᵀ",
      says: "The scores are Q · K: a score is the product of a row of Q with a row of K, so K is "
        + "transposed. Without that it fits only where the number of keys equals d.",
      attention(with: .untransposed)),
    WrongAnswer(
      "queries and keys exchanged",
      says:
        "The scores are K · Qᵀ: their rows belong to keys. A row of S belongs to a query, Q · Kᵀ.",
      attention(with: .exchanged)),
    WrongAnswer(
      "Pᵀ for P",
      says: "Y is Pᵀ · V: row i of the output is query i's mean of the values, row i of P · V.",
      attention(with: .transposedWeights)),
    WrongAnswer(
      "the keys for the values",
      says: "Y is P · K: the keys only decide who is listened to; what is said are the values.",
      attention(with: .keysForValues)),
    WrongAnswer(
      "cosines",
      says: "The scores are cosines, divided by the lengths of query and key: here the lengths "
        + "count, and only √d divides.",
      attention(with: .cosines)),
    WrongAnswer(
      "exp without a shift",
      says: "For scores of about 1000 there is NaN: exp overflows, and ∞/∞ is no share. Take the "
        + "largest score of the row off first, or softmaxOfColumns(), which does.",
      attention(with: .noShift)),
  ]
}

private enum Slip {
  case width, notDivided, multiplied, rootOfKeys, rootOfValues, downColumns, overEverything
  case noSoftmax, dividedLate, asManyKeys, laterKeysIgnored, untransposed, exchanged
  case transposedWeights, keysForValues, cosines, noShift
}

/// Attention with one mistake in it.
private func attention(with slip: Slip) -> SdpaForward {
  { q, k, v in
    let count = slip == .asManyKeys ? min(q.shape[0], k.shape[0]) : k.shape[0]
    let (k, v) = (k.rows(0..<count), v.rows(0..<count))
    let scores = products(q, k, slip) / divisor(q, k, v, slip)
    let weights = shared(scores, Scalar(q.shape[1]).squareRoot(), slip)
    switch slip {
    case .transposedWeights: return (weights, weights.transposed.matmul(v))
    case .keysForValues: return (weights, weights.matmul(k))
    default: return (weights, weights.matmul(v))
    }
  }
}

/// The scores before the division.
private func products(_ q: Tensor, _ k: Tensor, _ slip: Slip) -> Tensor {
  switch slip {
  case .untransposed: return q.matmul(k)
  case .exchanged: return k.matmul(q.transposed)
  case .cosines: return unit(q).matmul(unit(k).transposed)
  default: return q.matmul(k.transposed)
  }
}

/// Every row divided by its length.
private func unit(_ x: Tensor) -> Tensor {
  (x.transposed.tensor / sqrt((x * x).sumOfColumns())).transposed.tensor
}

private func divisor(_ q: Tensor, _ k: Tensor, _ v: Tensor, _ slip: Slip) -> Scalar {
  let root = Scalar(q.shape[1]).squareRoot()
  switch slip {
  case .width: return Scalar(q.shape[1])
  case .notDivided, .dividedLate: return 1
  case .multiplied: return 1 / root
  case .rootOfKeys: return Scalar(k.shape[0]).squareRoot()
  case .rootOfValues: return Scalar(v.shape[1]).squareRoot()
  default: return root
  }
}

private func shared(_ scores: Tensor, _ root: Scalar, _ slip: Slip) -> Tensor {
  switch slip {
  case .downColumns: return scores.transposed.tensor.softmaxOfColumns().transposed.tensor
  case .overEverything: return scores.reshaped([1, -1]).softmaxOfColumns().reshaped(scores.shape)
  case .noSoftmax: return scores
  case .dividedLate: return scores.softmaxOfColumns() / root
  case .laterKeysIgnored:
    let seen = min(scores.shape[0], scores.shape[1])
    var hidden = scores
    for i in 0..<scores.shape[0] {
      for j in seen..<scores.shape[1] { hidden[i, j] = -.infinity }
    }
    return hidden.softmaxOfColumns()
  case .noShift:
    let powers = exp(scores)
    return (powers.transposed.tensor / powers.sumOfColumns()).transposed.tensor
  default: return scores.softmaxOfColumns()
  }
}
