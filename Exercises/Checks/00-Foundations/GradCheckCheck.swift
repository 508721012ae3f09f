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
    hints: [
      "Draw dy first: with it, f and the claim become a function with one number as its value and "
        + "its gradient, and you can try what the definition says.",
      "Compare the whole gradients, by the norm of their difference. It is small or not in relation "
        + "to something: to what? And how does your comparison treat NaN?",
      "Find every entry of ĝ as (⟨f(x + h eᵢ), dy⟩ − ⟨f(x − h eᵢ), dy⟩) / 2h, then return "
        + "(gradient(dy) - ĝ).norm <= 1e-6 * ĝ.norm + 1e-9.",
    ],
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
