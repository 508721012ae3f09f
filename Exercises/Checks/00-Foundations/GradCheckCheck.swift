import ExerciseKit
import Tensors

/// From a point, a function, the claimed gradient and a source of randomness to a judgement.
public typealias GradCheck = (
  _ x: Tensor, _ f: (Tensor) -> Tensor, _ gradient: (Tensor) -> Tensor,
  _ generator: inout SeededGenerator
) -> Bool

/// A judge of gradients, before whom twelve right and twelve wrong ones are brought.
public var gradCheckExercise: Exercise<GradCheck> {
  Exercise(
    "gradCheck",
    wrongAnswers: gradCheckMistakes
  ) { gradCheck, trial in
    let cases = GradCheckCase.draw(using: &trial.generator)
    let seed = trial.generator.next()  // a generator each: judges differ in how much they draw
    for (number, one) in cases.enumerated() {
      var generator = SeededGenerator(seed: seed &+ UInt64(number))
      let acceptsRight = gradCheck(one.x, one.f, { one.right(one.x, $0) }, &generator)
      trial.expect(acceptsRight, "You rejected a right gradient: that \(one.name).")
      let acceptsWrong = gradCheck(one.x, one.f, { one.wrong(one.x, $0) }, &generator)
      trial.expect(
        !acceptsWrong,
        "You accepted a wrong gradient: \(one.mistake). Right is that \(one.name).")
    }
  }
}
