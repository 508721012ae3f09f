import ExerciseKit
import Tensors

/// Draws the weights of a layer from a generator.
public typealias Drawing = (
  _ inputs: Int, _ outputs: Int, _ generator: inout SeededGenerator
) -> Tensor

/// What is said of weights that are drawn wrongly, in both exercises.
enum DrawSentence {
  static let transposed =
    "W has shape [M, D]: here rows are inputs, y = x · W, so W is [D, M]."
  static let zeros =
    "All weights are the same: then all units of the layer compute the same and learn the same, "
    + "for ever. Draw them."
  static let repeated =
    "Many weights are equal: draw every one for itself, or units will learn the same."
  static let sameEveryTime =
    "Every call draws the same weights: a generator that is made anew inside starts from the same "
    + "state each time. Use the one that you are given."
  static let elsewhere =
    "The same seed gives other weights each time: draw from the generator that you are given, or "
    + "nobody can repeat your training."
}

extension Trial {
  /// Expects a matrix [D, M] of different finite numbers.
  mutating func expectMatrix(_ weights: Tensor, _ inputs: Int, _ outputs: Int) {
    expect(weights.shape != [outputs, inputs], DrawSentence.transposed)
    expect(
      weights.shape == [inputs, outputs],
      "W has shape \(weights.shape), expected [D = \(inputs), M = \(outputs)].")
    guard isRight else { return }
    expect(weights.scalars.allSatisfy(\.isFinite), "Some weights are not finite.")
    let different = Set(weights.scalars).count
    expect(different > 1, DrawSentence.zeros)
    expect(different > weights.count / 2 || different == 2, DrawSentence.repeated)
  }

  /// Expects other weights in the next call, and the same ones from the same seed.
  mutating func expectSeeding(_ draw: Drawing) {
    let seed = generator.next()
    var first = SeededGenerator(seed: seed)
    var again = SeededGenerator(seed: seed)
    let drawn = (0..<2).map { _ in draw(11, 7, &first) }
    expect(drawn[0] != drawn[1], DrawSentence.sameEveryTime)
    expect(drawn[0] == draw(11, 7, &again), DrawSentence.elsewhere)
  }
}

/// Mistakes with the generator or the shape, made with any right drawing.
func drawMistakes(_ draw: @escaping Drawing) -> [WrongAnswer<Drawing>] {
  [
    WrongAnswer("W transposed", says: DrawSentence.transposed) { inputs, outputs, generator in
      draw(inputs, outputs, &generator).transposed.tensor
    },
    WrongAnswer("zeros", says: DrawSentence.zeros) { inputs, outputs, _ in
      .zeros([inputs, outputs])
    },
    WrongAnswer("one row for all inputs", says: DrawSentence.repeated) {
      inputs, outputs, generator in
      .zeros([inputs, outputs]) + draw(inputs, outputs, &generator).rows(0..<1).reshaped([-1])
    },
    WrongAnswer("the same weights every time", says: DrawSentence.sameEveryTime) {
      inputs, outputs, _ in
      var own = SeededGenerator(seed: 0)
      return draw(inputs, outputs, &own)
    },
    WrongAnswer("randomness from elsewhere", says: DrawSentence.elsewhere) { inputs, outputs, _ in
      var own = SeededGenerator(seed: .random(in: 0...UInt64.max))
      return draw(inputs, outputs, &own)
    },
  ]
}
