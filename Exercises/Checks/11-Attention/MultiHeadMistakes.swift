import ExerciseKit
import Tensors

/// The known wrong answers to `multiHead`.
var multiHeadMistakes: [WrongAnswer<MultiHead>] {
  [
    WrongAnswer(
      "tokens mixed into heads",
      says: "Tokens are mixed into heads: reshaping to [H, T, d] cuts between rows, so that a head "
        + "gets some tokens whole. Cut the columns: a head is a part of every token.",
      layer(with: .reshaped)),
    WrongAnswer(
      "heads joined by rows",
      says: "The heads are cut rightly and joined wrongly: laid end to end and reshaped, a token's "
        + "row is made of other tokens. Lay them side by side, along axis 1.",
      layer(with: .joinedByRows)),
    WrongAnswer(
      "every H-th column",
      says: "Head h has the columns h, h + H, h + 2·H …: it has a range of d neighbours, h·d ..< "
        + "(h + 1)·d.",
      layer(with: .interleaved)),
    WrongAnswer(
      "the root of the whole width",
      says: "The scores are divided by the root of the whole width H·d: a score of a head is a sum "
        + "over its own d columns.",
      layer(with: .wholeRoot)),
    WrongAnswer(
      "not divided",
      says: "The scores are not divided by √d, the root of the width of a head.",
      layer(with: .notDivided)),
    WrongAnswer(
      "no output projection",
      says: "The product with Wo is missing: until then the heads stand side by side and know "
        + "nothing of each other.",
      layer(with: .noOutput)),
    WrongAnswer(
      "Wo transposed",
      says:
        "The product is with Woᵀ: Wo takes the H·d columns of the heads to D, and stands as it is.",
      layer(with: .outputTransposed)),
    WrongAnswer(
      "the same rows of Wo for every head",
      says:
        "Every head meets the first d rows of Wo, as if the heads were added up before: side by "
        + "side, each has d rows of its own.",
      layer(with: .sameRows)),
    WrongAnswer(
      "one head of the whole width",
      says:
        "There is a single head of width H·d: one softmax for all columns. Cut Q, K and V first, "
        + "so that each head has weights of its own.",
      layer(with: .oneHead)),
    WrongAnswer(
      "all heads with the weights of head 0",
      says: "All heads share the weights P of head 0: each compares its own queries and keys.",
      layer(with: .sharedWeights)),
    WrongAnswer(
      "all heads with the keys of head 0",
      says: "All heads use the keys of head 0: head h has its own part of Q, of K and of V.",
      layer(with: .sharedKeys)),
    WrongAnswer(
      "the heads in reverse",
      says: "The heads are joined in reverse: head 0 comes first, since the rows of Wo are in that "
        + "order.",
      layer(with: .reversed)),
    WrongAnswer(
      "Wq and Wk exchanged",
      says: "Queries are made by Wk and keys by Wq: then every P is that of the transposed scores.",
      layer(with: .exchanged)),
    WrongAnswer(
      "values made by Wk",
      says: "The values are the keys, X · Wk: V has its own projection, Wv.",
      layer(with: .keysForValues)),
    WrongAnswer(
      "values not projected",
      says: "The values are the tokens themselves: V is X · Wv.",
      layer(with: .bareValues)),
    WrongAnswer(
      "softmax over the queries",
      says: "The softmax runs down the columns: each query shares out its 1 among the keys.",
      layer(with: .downColumns)),
    WrongAnswer(
      "the way around built in",
      says: "X is added to the output: that is the way around the attention, which belongs to the "
        + "block and not to this layer.",
      layer(with: .wayAround)),
  ]
}

private enum Slip {
  case reshaped, joinedByRows, interleaved, wholeRoot, notDivided, noOutput, outputTransposed
  case sameRows, oneHead, sharedWeights, sharedKeys, reversed, exchanged, keysForValues, bareValues
  case downColumns, wayAround
}

/// Self-attention with one mistake in it.
private func layer(with slip: Slip) -> MultiHead {
  { x, wq, wk, wv, wo, number in
    let heads = slip == .oneHead ? 1 : number
    let (one, other) = slip == .exchanged ? (wk, wq) : (wq, wk)
    let values = slip == .keysForValues ? wk : wv
    let (q, k) = (cut(x.matmul(one), heads, slip), cut(x.matmul(other), heads, slip))
    let v = cut(slip == .bareValues ? x : x.matmul(values), heads, slip)
    let outputs = (0..<heads).map { h in
      let from = slip == .sharedWeights ? 0 : h
      let keys = slip == .sharedKeys || slip == .sharedWeights ? 0 : h
      let scores = q[from].matmul(k[keys].transposed) / divisor(wq.shape[1], heads, slip)
      let weights =
        slip == .downColumns
        ? scores.transposed.tensor.softmaxOfColumns().transposed.tensor : scores.softmaxOfColumns()
      return weights.matmul(v[h])
    }
    switch slip {
    case .noOutput: return joined(outputs, slip)
    case .outputTransposed: return joined(outputs, slip).matmul(wo.transposed)
    case .sameRows:
      let sum = outputs.dropFirst().reduce(outputs[0]) { $0 + $1 }
      return sum.matmul(wo.rows(0..<sum.shape[1]))
    case .wayAround: return x + joined(outputs, slip).matmul(wo)
    default: return joined(outputs, slip).matmul(wo)
    }
  }
}

private func divisor(_ width: Int, _ heads: Int, _ slip: Slip) -> Scalar {
  switch slip {
  case .notDivided: 1
  case .wholeRoot: Scalar(width).squareRoot()
  default: Scalar(width / heads).squareRoot()
  }
}

/// The parts of the heads.
private func cut(_ x: Tensor, _ heads: Int, _ slip: Slip) -> [Tensor] {
  let (tokens, width) = (x.shape[0], x.shape[1] / heads)
  switch slip {
  case .reshaped:
    let rows = x.reshaped([heads * tokens, width])
    return (0..<heads).map { rows.rows($0 * tokens..<($0 + 1) * tokens) }
  case .interleaved:
    return (0..<heads).map { h in
      let columns = x.transposed.tensor
      let own = (0..<width).map { columns.rows($0 * heads + h..<$0 * heads + h + 1) }
      return Tensor.concatenating(own, along: 0).transposed.tensor
    }
  default: return x.split(into: Array(repeating: width, count: heads), along: 1)
  }
}

/// The outputs of the heads as one matrix.
private func joined(_ outputs: [Tensor], _ slip: Slip) -> Tensor {
  let (tokens, width) = (outputs[0].shape[0], outputs[0].shape[1] * outputs.count)
  switch slip {
  case .reshaped, .joinedByRows:
    return Tensor.concatenating(outputs, along: 0).reshaped([tokens, width])
  case .interleaved:
    let columns = outputs.map { $0.reshaped([-1, 1]) }  // entry c of token t in row t·d + c
    return Tensor.concatenating(columns, along: 1).reshaped([tokens, width])
  case .reversed: return Tensor.concatenating(outputs.reversed(), along: 1)
  default: return Tensor.concatenating(outputs, along: 1)
  }
}
