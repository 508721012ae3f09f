import ExerciseKit
import Tensors

/// The known wrong answers to `sdpaBackward`.
var sdpaBackwardMistakes: [WrongAnswer<SdpaBackward>] {
  [
    WrongAnswer(
      "P for Pᵀ",
      says: "dV is P · dY: value j went to all queries by the column j of P, so what comes back is "
        + "Pᵀ · dY. Without the ᵀ it fits only where there are as many queries as keys.",
      back(with: .untransposedWeights)),
    WrongAnswer(
      "dV divided by √d",
      says: "dV is divided by √d: only the scores were. The values never met that root.",
      back(with: .scaledValues)),
    WrongAnswer(
      "dV without P",
      says: "dV gives every value the same, the sum of dY: a value gets as much as it was listened "
        + "to, Pᵀ · dY.",
      back(with: .evenValues)),
    WrongAnswer(
      "1/√d missing",
      says:
        "dQ and dK are √d times too large: the scores were divided by √d on the way there, so the "
        + "gradient is on the way back.",
      back(with: .notDivided)),
    WrongAnswer(
      "1/√d twice",
      says: "dQ and dK are divided by d: each of them meets the root once.",
      back(with: .dividedTwice)),
    WrongAnswer(
      "1/√d for dQ alone",
      says: "dK lacks the division by √d: queries and keys met the same scores.",
      back(with: .dividedForQueriesOnly)),
    WrongAnswer(
      "the root of the width of a value",
      says:
        "dQ and dK are divided by the root of the width of a value: it is d, the width of a query, "
        + "whose root divided the scores.",
      back(with: .rootOfValues)),
    WrongAnswer(
      "the root of the number of keys",
      says:
        "dQ and dK are divided by the root of the number of keys: it is d, the width of a query, "
        + "whose root divided the scores.",
      back(with: .rootOfKeys)),
    WrongAnswer(
      "the diagonal alone",
      says: "dS is dP ⊙ P ⊙ (1 − P), the diagonal of the softmax's slopes: a score also takes from "
        + "all other keys of its row, −Pᵢⱼ Pᵢⱼ′. Take the row's sum of dP ⊙ P off dP.",
      back(with: .diagonal)),
    WrongAnswer(
      "the softmax left out",
      says: "dS is dP: between them stands the softmax, and its way back is missing.",
      back(with: .noSoftmax)),
    WrongAnswer(
      "the row's sum left out",
      says:
        "dS is P ⊙ dP: the shares of a row sum to 1, so what one gains the others lose. Take the "
        + "row's sum of dP ⊙ P off dP first; then dS sums to 0 along a row.",
      back(with: .noSum)),
    WrongAnswer(
      "a sum without weights",
      says: "You take off the sum of dP: each term comes with its weight, Σ dP ⊙ P.",
      back(with: .plainSum)),
    WrongAnswer(
      "a mean without weights",
      says:
        "You take off the plain mean of dP: it is the mean by the weights of the row, Σ dP ⊙ P.",
      back(with: .plainMean)),
    WrongAnswer(
      "the sum outside the product",
      says: "dS is P ⊙ dP less the row's sum: the sum is taken off dP, and P multiplies both.",
      back(with: .sumOutside)),
    WrongAnswer(
      "softmax over the queries",
      says:
        "The sums of dP ⊙ P run down the columns: the softmax ran along the rows, a query's shares "
        + "among the keys, and so does its way back.",
      back(with: .downColumns)),
    WrongAnswer(
      "dS for dSᵀ",
      says:
        "dK is dS · Q: key j met the queries in the column j of S, so dK is dSᵀ · Q. Without the ᵀ "
        + "it fits only where there are as many queries as keys.",
      back(with: .untransposedScores)),
    WrongAnswer(
      "dQ and dK exchanged",
      says: "dQ and dK are exchanged: dQ is made of the keys, a row for each query, and dK of the "
        + "queries.",
      back(with: .exchanged)),
    WrongAnswer(
      "dP transposed",
      says: "dP is V · dYᵀ: like P it has a row for each query, dY · Vᵀ.",
      back(with: .transposedGradient)),
    WrongAnswer(
      "the sign of dS",
      says: "dQ and dK have the wrong sign: it is dP less the row's sum, not the other way round.",
      back(with: .sign)),
  ]
}

private enum Slip {
  case untransposedWeights, scaledValues, evenValues, notDivided, dividedTwice
  case dividedForQueriesOnly, rootOfValues, rootOfKeys, diagonal, noSoftmax, noSum, plainSum
  case plainMean, sumOutside, downColumns, untransposedScores, exchanged, transposedGradient, sign
}

/// A way back with one mistake in it.
private func back(with slip: Slip) -> SdpaBackward {
  { q, k, v, p, dy in
    let root = Scalar(q.shape[1]).squareRoot()
    let dP = slip == .transposedGradient ? v.matmul(dy.transposed) : dy.matmul(v.transposed)
    let dS = scores(p, dP, slip) / divisor(q, k, v, slip)
    let dv =
      switch slip {
      case .untransposedWeights: p.matmul(dy)
      case .scaledValues: p.transposed.matmul(dy) / root
      case .evenValues: (0 * p + 1).transposed.matmul(dy)
      default: p.transposed.matmul(dy)
      }
    switch slip {
    case .untransposedScores: return (dS.matmul(k), dS.matmul(q), dv)
    case .exchanged: return (dS.transposed.matmul(q), dS.matmul(k), dv)
    case .dividedForQueriesOnly: return (dS.matmul(k), dS.transposed.matmul(q) * root, dv)
    default: return (dS.matmul(k), dS.transposed.matmul(q), dv)
    }
  }
}

private func divisor(_ q: Tensor, _ k: Tensor, _ v: Tensor, _ slip: Slip) -> Scalar {
  let root = Scalar(q.shape[1]).squareRoot()
  switch slip {
  case .notDivided: return 1
  case .dividedTwice: return root * root
  case .rootOfValues: return Scalar(v.shape[1]).squareRoot()
  case .rootOfKeys: return Scalar(k.shape[0]).squareRoot()
  case .sign: return -root
  default: return root
  }
}

/// The way back through the softmax.
private func scores(_ p: Tensor, _ dP: Tensor, _ slip: Slip) -> Tensor {
  let sums = (dP * p).sumOfColumns()
  func less(_ number: Tensor, from x: Tensor) -> Tensor {
    (x.transposed.tensor - number).transposed.tensor
  }
  switch slip {
  case .diagonal: return dP * p * (1 - p)
  case .noSoftmax: return dP
  case .noSum: return dP * p
  case .plainSum: return p * less(dP.sumOfColumns(), from: dP)
  case .plainMean: return p * less(dP.meanOfColumns(), from: dP)
  case .sumOutside: return less(sums, from: p * dP)
  case .downColumns: return p * (dP - (dP * p).sumOfRows())
  default: return p * less(sums, from: dP)
  }
}
