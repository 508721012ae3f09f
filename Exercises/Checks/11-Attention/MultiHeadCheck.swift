import ExerciseKit
import Tensors

/// From tokens, the four projections and the number of heads to the output.
public typealias MultiHead = (
  _ x: Tensor, _ wq: Tensor, _ wk: Tensor, _ wv: Tensor, _ wo: Tensor, _ heads: Int
) -> Tensor

/// Self-attention with several heads, against single heads cut out of the projections.
public var multiHeadExercise: Exercise<MultiHead> {
  Exercise(
    "multiHead",
    wrongAnswers: multiHeadMistakes
  ) { multiHead, trial in
    // Square projections first: there a missing or exchanged one is a wrong number, which has a name.
    for (tokens, inputs, heads, width) in [
      (6, 6, 2, 3), (6, 6, 3, 2), (5, 4, 3, 2), (4, 3, 1, 5), (1, 4, 2, 3),
    ]
    where trial.isRight {
      trial.sizes = [
        "the number of tokens": tokens, "the number of inputs": inputs,
        "the number of heads": heads, "the width of a head": width,
      ]
      let x = trial.normal([tokens, inputs])
      let (wq, wk) = (
        trial.normal([inputs, heads * width]), trial.normal([inputs, heads * width])
      )
      let (wv, wo) = (
        trial.normal([inputs, heads * width]), trial.normal([heads * width, inputs])
      )
      let right = sumOfHeads(x, [wq, wk, wv], wo, heads: heads)
      let yours = multiHead(x, wq, wk, wv, wo, heads)
      trial.expect(opening(tokens, heads) + "Y", yours, equals: right, axes: ["T", "D"])
    }
  }
}

private func opening(_ tokens: Int, _ heads: Int) -> String {
  switch (tokens, heads) {
  case (_, 1): "With a single head, "
  case (1, _): "For a single token, "
  default: ""
  }
}

/// Σₕ Yₕ times the rows of Wo that belong to head h.
private func sumOfHeads(
  _ x: Tensor, _ projections: [Tensor], _ wo: Tensor, heads: Int
) -> Tensor {
  let width = wo.shape[0] / heads
  var y = Tensor.zeros([x.shape[0], wo.shape[1]])
  for h in 0..<heads {
    let parts = projections.map { w in
      var part = Tensor.zeros([w.shape[0], width])
      for i in 0..<w.shape[0] {
        for c in 0..<width { part[i, c] = w[i, h * width + c] }
      }
      return x.matmul(part)
    }
    let head = AttentionCase(q: parts[0], k: parts[1], v: parts[2])
    y += head.output(of: head.weights()).matmul(wo.rows(h * width..<(h + 1) * width))
  }
  return y
}
