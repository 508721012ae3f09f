import ExerciseKit
import Tensors

/// The known wrong answers to `dropout`.
var dropoutMistakes: [WrongAnswer<Dropping>] {
  [
    WrongAnswer("no factor", says: DropoutSentence.unscaled, masked(scale: { _ in 1 })),
    WrongAnswer(
      "divided by p", says: DropoutSentence.scaledByDropped,
      masked(scale: { 1 / $0 })),
    WrongAnswer(
      "p to keep", says: DropoutSentence.swapped,
      masked(isKept: { u, p in u < p })),
    WrongAnswer(
      "a new mask on the way back", says: DropoutSentence.newMask,
      masked(wayBack: { mask, _, p, generator in
        var own = generator
        return { dy in dy * randomMask(mask.shape, p, &own) }
      })),
    WrongAnswer(
      "the way back without a mask", says: DropoutSentence.backwardUnmasked,
      masked(wayBack: { _, _, _, _ in { $0 } })),
    WrongAnswer(
      "the way back without the factor", says: DropoutSentence.backwardUnscaled,
      masked(wayBack: { mask, _, _, _ in { $0 * mask.map { $0 > 0 ? 1 : 0 } } })),
    WrongAnswer("active in evaluation", says: DropoutSentence.inEvaluation) { x, p, _, generator in
      let mask = randomMask(x.shape, p, &generator)
      return (x * mask, { $0 * mask })
    },
    WrongAnswer("shrunk in evaluation", says: DropoutSentence.scaledInEvaluation) {
      x, p, isTraining, generator in
      if !isTraining { return ((1 - p) * x, { (1 - p) * $0 }) }
      return masked()(x, p, isTraining, &generator)
    },
    WrongAnswer("0 / 0 for p = 1", says: DropoutSentence.extreme) { x, p, isTraining, generator in
      if !isTraining { return (x, { $0 }) }
      let mask = randomMask(x.shape, p, &generator).map { $0 > 0 ? 1 : 0 }
      return (x * mask / (1 - p), { $0 * mask / (1 - p) })
    },
    WrongAnswer("whole rows", says: DropoutSentence.rows) { x, p, isTraining, generator in
      if !isTraining { return (x, { $0 }) }
      let throwsOfRows = randomMask([x.shape[0]], p, &generator)
      let mask = (Tensor(repeating: 1, shape: x.shape.reversed()) * throwsOfRows).transposed.tensor
      return (x * mask, { $0 * mask })
    },
    WrongAnswer("the same mask every time", says: DropoutSentence.sameMask) { x, p, isTraining, _ in
      var own = SeededGenerator(seed: 0)
      return masked()(x, p, isTraining, &own)
    },
    WrongAnswer("randomness from elsewhere", says: DropoutSentence.elsewhere) {
      x, p, isTraining, _ in
      var own = SeededGenerator(seed: .random(in: 0...UInt64.max))
      return masked()(x, p, isTraining, &own)
    },
  ]
}

/// Dropout whose factor, choice or way back may be another than the right one.
private func masked(
  scale: @escaping (_ p: Scalar) -> Scalar = { 1 / (1 - $0) },
  isKept: @escaping (_ u: Scalar, _ p: Scalar) -> Bool = { $0 >= $1 },
  wayBack:
    @escaping (_ mask: Tensor, _ x: Tensor, _ p: Scalar, _ generator: SeededGenerator) -> (
      Tensor
    ) -> Tensor = { mask, _, _, _ in { $0 * mask } }
) -> Dropping {
  { x, p, isTraining, generator in
    if !isTraining { return (x, { $0 }) }
    let scale = scale(p)
    let mask = Tensor.uniform(x.shape, using: &generator).map { isKept($0, p) ? scale : 0 }
    return (x * mask, wayBack(mask, x, p, generator))
  }
}

private func randomMask(
  _ shape: [Int], _ p: Scalar, _ generator: inout SeededGenerator
) -> Tensor {
  Tensor.uniform(shape, using: &generator).map { $0 < p ? 0 : 1 / (1 - p) }
}
