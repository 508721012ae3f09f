import ExerciseKit
import Tensors

/// The known wrong answers to `kvCache`.
var kvCacheMistakes: [WrongAnswer<KvCache>] {
  [
    WrongAnswer(
      "the positions begin anew",
      says:
        "Every token gets position 0: x holds one row at each call, but t tokens came before. The "
        + "cache tells how many, keys.shape[0].",
      step(with: .restart)),
    WrongAnswer(
      "one position too far",
      says:
        "The first token gets position 1: positions count from 0, so that the token has the number "
        + "of those before it.",
      step(with: .oneTooFar)),
    WrongAnswer(
      "no positions",
      says: "The position is missing: z = x + position t goes into all three projections.",
      step(with: .noPosition)),
    WrongAnswer(
      "the position in the query alone",
      says: "Only the query knows its position: keys and values are made of z = x + position t as "
        + "well.",
      step(with: .queryAlone)),
    WrongAnswer(
      "values without positions",
      says: "The values are made of x: z = x + position t goes into all three projections.",
      step(with: .valuesWithout)),
    WrongAnswer(
      "the token does not see itself",
      says:
        "The query looks before the cache has grown: token t sees the keys 0 … t, its own among "
        + "them. The first would have nobody to look at.",
      step(with: .lateGrowth)),
    WrongAnswer(
      "the cache as it was",
      says:
        "The cache comes back as it was: the next token will not find this one's key and value. "
        + "Return the longer ones.",
      step(with: .unchanged)),
    WrongAnswer(
      "only the newest kept",
      says: "The cache holds the newest key and value alone: put them below those that are there.",
      step(with: .newestOnly)),
    WrongAnswer(
      "the newest on top",
      says:
        "The newest key stands on top: row i is token i's, so the newest goes below. (Attention "
        + "would not mind, for it knows no order; a mask and the eye do.)",
      step(with: .onTop)),
    WrongAnswer(
      "outputs kept for values",
      says:
        "V keeps what came out of the attention, y: what is kept are the values before the softmax "
        + "mixes them, z · Wv, since every later token mixes them anew.",
      step(with: .outputsKept)),
    WrongAnswer(
      "queries kept for keys",
      says:
        "K keeps the queries: a query is used once, by its own token. What later tokens need are "
        + "the keys, z · Wk.",
      step(with: .queriesKept)),
    WrongAnswer(
      "tokens kept for keys and values",
      says:
        "K and V keep the tokens before their projections: then every step has to project all of "
        + "them again, which is the work the cache saves. Keep z · Wk and z · Wv.",
      step(with: .tokensKept)),
    WrongAnswer(
      "the cache projected again",
      says:
        "The keys and values of the cache are projected again at every step: they have been, when "
        + "their tokens came. Only the new token's are made.",
      step(with: .projectedAgain)),
    WrongAnswer(
      "keys and values exchanged",
      says: "Keys and values come back exchanged: the names of the result tell the order, y, keys, "
        + "values.",
      step(with: .exchanged)),
    WrongAnswer(
      "not divided", says: "The scores are not divided by √d.", step(with: .notDivided)),
    WrongAnswer(
      "divided by the root of the inputs' width",
      says:
        "The scores are divided by the root of D, the width of a token: a score is a sum over the d "
        + "columns of a query.",
      step(with: .rootOfInputs)),
    WrongAnswer(
      "the mean of all values",
      says:
        "y is the plain mean of the values: the query has had no say. The weights are the softmax of "
        + "its scores.",
      step(with: .plainMean)),
  ]
}

private enum Slip {
  case restart, oneTooFar, noPosition, queryAlone, valuesWithout, lateGrowth, unchanged, newestOnly
  case onTop, outputsKept, queriesKept, tokensKept, projectedAgain, exchanged, notDivided
  case rootOfInputs, plainMean
}

/// A step with one mistake in it.
private func step(with slip: Slip) -> KvCache {
  { x, keys, values, positions, wq, wk, wv in
    let t = keys.shape[0]
    let number = slip == .restart ? 0 : slip == .oneTooFar ? t + 1 : t
    let position = positions.rows(number..<number + 1)
    let z = slip == .noPosition ? x : x + position
    let k = made(by: wk, slip == .queryAlone ? x : z, wq, slip)
    let v = made(by: wv, slip == .queryAlone || slip == .valuesWithout ? x : z, nil, slip)
    let again = slip == .projectedAgain
    let allKeys = joined(again ? keys.matmul(wk) : keys, k, slip)
    let allValues = joined(again ? values.matmul(wv) : values, v, slip)
    let query = z.matmul(wq)
    var y = attended(query, allKeys, allValues, inputs: x.shape[1], slip)
    if slip == .lateGrowth {
      y = attended(query, keys, values, inputs: x.shape[1], slip)
    }
    switch slip {
    case .unchanged: return (y, keys, values)
    case .newestOnly: return (y, k, v)
    case .exchanged: return (y, allValues, allKeys)
    case .outputsKept: return (y, allKeys, joined(values, y, slip))
    default: return (y, allKeys, allValues)
    }
  }
}

/// The new row of the cache.
private func made(by w: Tensor, _ z: Tensor, _ wq: Tensor?, _ slip: Slip) -> Tensor {
  switch slip {
  case .tokensKept: return z
  case .queriesKept: return z.matmul(wq ?? w)
  default: return z.matmul(w)
  }
}

private func joined(_ before: Tensor, _ new: Tensor, _ slip: Slip) -> Tensor {
  .concatenating(slip == .onTop ? [new, before] : [before, new], along: 0)
}

private func attended(
  _ query: Tensor, _ keys: Tensor, _ values: Tensor, inputs: Int, _ slip: Slip
) -> Tensor {
  let products = query.matmul(keys.transposed)
  switch slip {
  case .plainMean: return values.meanOfRows().reshaped([1, -1])
  case .notDivided: return products.softmaxOfColumns().matmul(values)
  case .rootOfInputs:
    return (products / Scalar(inputs).squareRoot()).softmaxOfColumns().matmul(values)
  default:
    return (products / Scalar(query.shape[1]).squareRoot()).softmaxOfColumns().matmul(values)
  }
}
