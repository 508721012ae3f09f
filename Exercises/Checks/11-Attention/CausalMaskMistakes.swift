import ExerciseKit
import Tensors

/// The known wrong answers to `causalMask`.
var causalMaskMistakes: [WrongAnswer<CausalMask>] {
  [
    WrongAnswer(
      "no mask",
      says: "Every query sees every key: what comes later is the answer that the model is to find. "
        + "Hide the keys beyond the query's own position.",
      { $0.softmaxOfColumns() }),
    WrongAnswer(
      "the token itself hidden",
      says: "Row 0 is NaN: with its own key hidden too, the first token sees nobody, and −∞ in the "
        + "whole row has no softmax. Hide j > i, not j ≥ i.",
      masked { i, j, before in j >= i + before }),
    WrongAnswer(
      "transposed",
      says: "The mask is transposed: your queries see what comes later, not what came before. The "
        + "row is the query, the column the key; hide the columns to the right.",
      masked { i, j, before in j < i + before }),
    WrongAnswer(
      "one too many",
      says: "Every query sees the token after it as well: that is the very one it is to foretell. "
        + "Its own position is the last that it sees.",
      masked { i, j, before in j > i + before + 1 }),
    WrongAnswer(
      "queries at the beginning",
      says:
        "With more keys than queries your query i sees the keys 0 … i: the queries are the last "
        + "tokens, so query i stands at i + Tk − Tq.",
      masked { i, j, before in j > i }),
    WrongAnswer(
      "hidden scores set to 0",
      says:
        "A hidden score is 0, or very nearly: exp 0 is 1, a share like any other. Only −∞, or a "
        + "number as negative as that, gets none. (The least positive number is not the most "
        + "negative.)",
      masked(by: 0)),
    WrongAnswer(
      "zeroed after the softmax",
      says:
        "The weights of later keys are set to 0 after the softmax: what they had is missing now, "
        + "and the rows sum to less than 1. Hide the scores before.",
      { zeroed($0.softmaxOfColumns()) }),
    WrongAnswer(
      "zeroed and shared out anew",
      says:
        "You set weights to 0 after the softmax and divide by what is left: where a later score "
        + "is much larger, nothing is left, and 0/0 is NaN. Hide the scores before the softmax.",
      { scores in
        let kept = zeroed(scores.softmaxOfColumns())
        return (kept.transposed.tensor / kept.sumOfColumns()).transposed.tensor
      }),
    WrongAnswer(
      "exp without a shift",
      says:
        "For scores of about 1000 there is NaN: exp overflows. Take the largest visible score of "
        + "the row off first, or let softmaxOfColumns() do it.",
      { scores in
        let powers = zeroed(exp(zeroed(scores)))
        return (powers.transposed.tensor / powers.sumOfColumns()).transposed.tensor
      }),
    WrongAnswer(
      "softmax down the columns",
      says: "The columns of P sum to 1: each query shares out its 1 among the keys that it sees, "
        + "along a row.",
      { scores in
        hidden(scores, -.infinity) { i, j, before in j > i + before }
          .transposed.tensor.softmaxOfColumns().transposed.tensor
      }),
    WrongAnswer(
      "1000 taken off",
      says:
        "Hidden scores are lowered by 1000: one that is larger by more than that comes through. "
        + "Put −∞ in its place.",
      { scores in
        let low = hidden(0 * scores, -1_000) { i, j, before in j > i + before }
        return (scores + low).softmaxOfColumns()
      }),
  ]
}

/// The softmax of scores of which some are replaced; `before` is the number of keys before query 0.
private func masked(
  by value: Scalar = -.infinity,
  where isHidden: @escaping (_ i: Int, _ j: Int, _ before: Int) -> Bool = { i, j, before in
    j > i + before
  }
) -> CausalMask {
  { hidden($0, value, where: isHidden).softmaxOfColumns() }
}

private func zeroed(_ x: Tensor) -> Tensor { hidden(x, 0) { i, j, before in j > i + before } }

private func hidden(
  _ x: Tensor, _ value: Scalar, where isHidden: (_ i: Int, _ j: Int, _ before: Int) -> Bool
) -> Tensor {
  var result = x
  for i in 0..<x.shape[0] {
    for j in 0..<x.shape[1] where isHidden(i, j, x.shape[1] - x.shape[0]) { result[i, j] = value }
  }
  return result
}
