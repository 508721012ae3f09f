import ExerciseKit
import Tensors

/// From the input and the four parts of a block to its output and the way back.
public typealias TransformerBlock = (
  _ x: Tensor, _ firstNorm: BlockPart, _ attention: BlockPart, _ secondNorm: BlockPart,
  _ feedForward: BlockPart
) -> (y: Tensor, backward: (_ dy: Tensor) -> Tensor)

/// A part of a block: its output, and its way back.
public typealias BlockPart = (Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor)

/// The block of a transformer, there and back, with parts that are given.
public var transformerBlockExercise: Exercise<TransformerBlock> {
  Exercise(
    "transformerBlock",
    wrongAnswers: transformerBlockMistakes
  ) { block, trial in
    let (tokens, width) = (Int.random(in: 5...6, using: &trial.generator), 4)
    let (x, dy) = (trial.normal([tokens, width]), trial.normal([tokens, width]))
    let (first, second) = (norm(width, &trial), norm(width, &trial))
    let attention = attention(trial.normal([width, width]))
    let feedForward = feedForward(trial.normal([width, width]))
    let cases: [(opening: String, parts: BlockParts)] = [
      ("Where A and F give 0, ", (first, idle, second, idle)),
      ("Where F gives 0, ", (first, attention, second, idle)),
      ("", (first, attention, second, feedForward)),
    ]
    // The way back of a wrong way there is not judged, nor is it needed to recognise a mistake.
    for each in cases { trial.expectOutput(of: block, x, each.parts, each.opening) }
    guard trial.isRight else { return }
    for each in cases { trial.expectGradient(of: block, x, dy, each.parts, each.opening) }
    guard trial.isRight else { return }

    let turned = Tensor.concatenating([x.rows(1..<tokens), x.rows(0..<1)], along: 0)
    let y = block(x, first, attention, second, feedForward).y
    let yTurned = block(turned, first, attention, second, feedForward).y
    trial.expect(
      "With the first token put last, Y", yTurned,
      equals: .concatenating([y.rows(1..<tokens), y.rows(0..<1)], along: 0), axes: ["T", "D"])
  }
}

/// The parts of a block in their order.
private typealias BlockParts = (
  firstNorm: BlockPart, attention: BlockPart, secondNorm: BlockPart, feedForward: BlockPart
)

extension Trial {
  fileprivate mutating func expectOutput(
    of block: TransformerBlock, _ x: Tensor, _ parts: BlockParts, _ opening: String
  ) {
    let a = parts.attention(parts.firstNorm(x).y).y
    let f = parts.feedForward(parts.secondNorm(x + a).y).y
    let yours = block(x, parts.firstNorm, parts.attention, parts.secondNorm, parts.feedForward)
    expect("\(opening)y", yours.y, equals: x + a + f, axes: ["T", "D"])
  }

  fileprivate mutating func expectGradient(
    of block: TransformerBlock, _ x: Tensor, _ dy: Tensor, _ parts: BlockParts, _ opening: String
  ) {
    let (n1, firstBack) = parts.firstNorm(x)
    let (a, attentionBack) = parts.attention(n1)
    let (n2, secondBack) = parts.secondNorm(x + a)
    let dh = dy + secondBack(parts.feedForward(n2).backward(dy))
    let dx = dh + firstBack(attentionBack(dh))
    let backward = block(
      x, parts.firstNorm, parts.attention, parts.secondNorm, parts.feedForward
    ).backward
    expect("\(opening)dx", backward(dy), equals: dx, axes: ["T", "D"])
    expect("\(opening)dx asked for again", backward(dy), equals: dx, axes: ["T", "D"])
  }
}

/// A part that gives 0 for everything.
private func idle(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
  (0 * x, { dy in 0 * dy })
}

/// A layer normalisation of its own γ and β.
private func norm(_ width: Int, _ trial: inout Trial) -> BlockPart {
  let given = LayerNormCase(rows: 1, columns: width, &trial)
  return { x in
    var here = given
    here.x = x
    return (here.y, { [here] dy in here.gradients(dy).dx })
  }
}

/// Self-attention in which the tokens are queries and keys, and values by way of W.
private func attention(_ w: Tensor) -> BlockPart {
  { x in
    let given = AttentionCase(q: x, k: x, v: x.matmul(w))
    let weights = given.weights()
    return (
      given.output(of: weights),
      { dy in
        let (dq, dk, dv) = given.gradients(weights, dy)
        return dq + dk + dv.matmul(w.transposed)
      }
    )
  }
}

/// A feed-forward part, tanh(x · W) · Wᵀ.
private func feedForward(_ w: Tensor) -> BlockPart {
  { x in
    let a = tanh(x.matmul(w))
    return (
      a.matmul(w.transposed), { dy in (dy.matmul(w) * (1 - a * a)).matmul(w.transposed) }
    )
  }
}
