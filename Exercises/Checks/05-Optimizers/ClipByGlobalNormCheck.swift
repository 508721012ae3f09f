import ExerciseKit
import Tensors

/// From gradients and a greatest length to gradients of at most that length.
public typealias Clipping = (_ gradients: [Tensor], _ length: Scalar) -> [Tensor]

/// Clipping of long, short and absent gradients: one factor, and that at most 1.
public var clipByGlobalNormExercise: Exercise<Clipping> {
  Exercise(
    "clipByGlobalNorm",
    wrongAnswers: clipMistakes
  ) { clip, trial in
    // Two tensors of which one is much the longer, then one more.
    for shapes in [[[4, 3], [3]], [[2, 5], [5], [5, 3]]] where trial.isRight {
      let gradients = shapes.enumerated().map { trial.normal($1) * Scalar($0 == 0 ? 7 : 0.5) }
      let norm = gradients.reduce(0) { $0 + $1.dot($1) }.squareRoot()
      let share = Scalar.random(in: 0.05...0.2, using: &trial.generator)
      let cases = [
        ("too long, ", gradients, share * norm), ("short enough, ", gradients, norm / share),
        ("all 0, ", gradients.map { $0 * 0 }, share),
      ]
      for (name, gradients, length) in cases where trial.isRight {
        let yours = clip(gradients, length)
        let factor = name == "too long, " ? share : 1
        trial.expect("\(name)the number of tensors", yours.count, equals: gradients.count)
        guard trial.isRight else { return }
        for (i, (yours, gradient)) in zip(yours, gradients).enumerated() {
          trial.expect("\(name)gradients[\(i)]", yours, equals: gradient * factor)
        }
      }
    }
  }
}

private var clipMistakes: [WrongAnswer<Clipping>] {
  [
    WrongAnswer(
      "each tensor by itself",
      says: "The direction has changed: every tensor is clipped by its own norm. One norm of all, "
        + "and one factor for all."
    ) { gradients, length in
      gradients.map { $0 * min(1, length / max($0.norm, 1e-30)) }
    },
    WrongAnswer(
      "short gradients lengthened",
      says: "A gradient that is short enough is lengthened: near the goal steps must become short. "
        + "The factor is never above 1."
    ) { gradients, length in
      gradients.map { $0 * (length / max(norm(of: gradients), 1e-30)) }
    },
    WrongAnswer(
      "by value",
      says:
        "Every entry is cut off at ±c: that bends the direction towards the corners. Shorten all "
        + "entries by one factor."
    ) { gradients, length in gradients.map { $0.map { min(max($0, -length), length) } } },
    WrongAnswer(
      "the sum of the norms",
      says: "You add up the norms of the tensors: the norm of all is the root of the sum of their "
        + "squares, which is smaller."
    ) { gradients, length in
      let norm = gradients.reduce(0) { $0 + $1.norm }
      return norm > length ? gradients.map { $0 * (length / norm) } : gradients
    },
    WrongAnswer(
      "no root",
      says: "You divide by the squared norm: take the root before you compare and divide."
    ) { gradients, length in
      let square = gradients.reduce(0) { $0 + $1.dot($1) }
      return square > length ? gradients.map { $0 * (length / square) } : gradients
    },
    WrongAnswer(
      "0 / 0",
      says:
        "A gradient of 0 becomes NaN: its norm is 0, and c/‖g‖ · 0 is no number. Compare first, "
        + "and divide only where the norm is too large."
    ) { gradients, length in
      let norm = norm(of: gradients)
      return gradients.map { $0 / norm * min(norm, length) }
    },
    WrongAnswer(
      "to length 1",
      says: "What is too long becomes 1 long: it should become c long, by the factor c/‖g‖."
    ) { gradients, length in
      let norm = norm(of: gradients)
      return norm > length ? gradients.map { $0 / norm } : gradients
    },
    WrongAnswer(
      "set to 0",
      says: "A gradient that is too long is thrown away: its direction is good, only its length is "
        + "not. Shorten it."
    ) { gradients, length in
      norm(of: gradients) > length ? gradients.map { $0 * 0 } : gradients
    },
  ]
}

private func norm(of gradients: [Tensor]) -> Scalar {
  gradients.reduce(0) { $0 + $1.dot($1) }.squareRoot()
}
