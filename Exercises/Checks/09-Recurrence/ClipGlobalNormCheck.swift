import ExerciseKit
import Learning
import Optimizers
import Recurrence
import Tensors

/// A step of clipped descent along a gradient given step by step.
public typealias ClipGlobalNorm = (
  _ parameters: [Tensor], _ steps: [[Tensor]], _ limit: Scalar, _ rate: Scalar
) -> [Tensor]

/// A clipped step, of gradients that are too long, short enough, and 0.
public var clipGlobalNormExercise: Exercise<ClipGlobalNorm> {
  Exercise(
    "clipGlobalNorm",
    wrongAnswers: clipGlobalNormMistakes
  ) { clipGlobalNorm, trial in
    let shapes = [[3, 5], [5, 5], [5]]
    let names = ["Wx", "Wh", "b"]
    let count = Int.random(in: 4...6, using: &trial.generator)
    trial.sizes = ["the number of steps": count]
    for (kind, ratio) in [("too long", 0.15), ("short enough", 2), ("0", 1)] as [(String, Scalar)]
    where trial.isRight {
      let scale: Scalar = kind == "0" ? 0 : 1
      let parameters = shapes.map { trial.normal($0) * 3 }
      var steps: [[Tensor]] = []
      for _ in 0..<count { steps.append(shapes.map { trial.normal($0) * scale }) }
      let gradient = model(steps)
      let limit = kind == "0" ? 1 : gradient.norm * ratio
      let rate = Scalar.random(in: 0.5...0.9, using: &trial.generator)
      let right = clipped(gradient, to: limit)
      let yours = clipGlobalNorm(parameters, steps, limit, rate)
      trial.expect("The number of parameters", yours.count, equals: 3)
      guard yours.count == 3 else { return }
      for (i, tensor) in right.tensors.enumerated() {
        let expected = parameters[i] - rate * right[keyPath: tensor]
        trial.expect(
          "For a gradient that is \(kind), \(names[i]) after the step", yours[i],
          equals: expected)
      }
    }
  }
}

/// The sum of the steps as a value of the chapter's type, which can be clipped.
private func model(_ steps: [[Tensor]]) -> RecurrentLayer {
  var sum = steps[0]
  for step in steps.dropFirst() {
    for i in sum.indices { sum[i] += step[i] }
  }
  return RecurrentLayer(inputWeights: sum[0], stateWeights: sum[1], bias: sum[2])
}

private var clipGlobalNormMistakes: [WrongAnswer<ClipGlobalNorm>] {
  [
    WrongAnswer(
      "tensor by tensor",
      says: "Each tensor is clipped by its own norm: that turns the step away from the gradient. "
        + "One norm over all tensors gives one factor for all."
    ) { parameters, steps, limit, rate in
      descend(parameters, along: sum(steps).map { $0 * factor($0.norm, limit) }, rate)
    },
    WrongAnswer(
      "by value",
      says: "Each entry is cut to ±c by itself: that turns the step away from the gradient, and it "
        + "may still be far longer than c. Clipping by norm shortens all entries by one factor."
    ) { parameters, steps, limit, rate in
      descend(parameters, along: sum(steps).map { $0.map { min(max($0, -limit), limit) } }, rate)
    },
    WrongAnswer(
      "step by step",
      says:
        "Each step's contribution is clipped by itself: their sum then points elsewhere and may "
        + "be as long as T · c. First the sum over all steps, which is the gradient, then the norm."
    ) { parameters, steps, limit, rate in
      let short = steps.map { step in step.map { $0 * factor(norm(step), limit) } }
      return descend(parameters, along: sum(short), rate)
    },
    WrongAnswer(
      "after the update",
      says:
        "The parameters themselves are clipped, after the update: it is the gradient that may be "
        + "too long. Where the parameters lie is their own affair."
    ) { parameters, steps, limit, rate in
      let moved = descend(parameters, along: sum(steps), rate)
      return moved.map { $0 * factor(norm(moved), limit) }
    },
    WrongAnswer(
      "the update clipped",
      says:
        "The rate times the gradient is clipped: the limit is for the gradient itself, whatever "
        + "the rate, which comes after."
    ) { parameters, steps, limit, rate in
      let update = sum(steps).map { $0 * rate }
      return descend(parameters, along: update.map { $0 * factor(norm(update), limit) }, 1)
    },
    WrongAnswer(
      "lengthened",
      says:
        "A gradient that is short enough is lengthened to c: it must stay as it is, or the steps "
        + "never become small near a minimum."
    ) { parameters, steps, limit, rate in
      let gradient = sum(steps)
      let length = norm(gradient) > 0 ? limit / norm(gradient) : 1
      return descend(parameters, along: gradient.map { $0 * length }, rate)
    },
    WrongAnswer(
      "the sum of the norms",
      says: "The norms of the tensors are added: the length of the whole is the root of the sum of "
        + "their squares, as in a triangle with a right angle."
    ) { parameters, steps, limit, rate in
      let gradient = sum(steps)
      let length = gradient.reduce(0) { $0 + $1.norm }
      return descend(parameters, along: gradient.map { $0 * factor(length, limit) }, rate)
    },
    WrongAnswer(
      "no root",
      says: "The sum of the squares is taken for the length: the norm is its root."
    ) { parameters, steps, limit, rate in
      let gradient = sum(steps)
      let length = norm(gradient) * norm(gradient)
      return descend(parameters, along: gradient.map { $0 * factor(length, limit) }, rate)
    },
    WrongAnswer(
      "the mean of the steps",
      says:
        "The contributions of the steps are averaged: the gradient is their sum. A mean over the "
        + "steps, if there is one, belongs to the loss."
    ) { parameters, steps, limit, rate in
      let gradient = sum(steps).map { $0 / Scalar(steps.count) }
      return descend(parameters, along: gradient.map { $0 * factor(norm(gradient), limit) }, rate)
    },
    WrongAnswer(
      "not clipped",
      says: "The gradient is not clipped at all."
    ) { parameters, steps, _, rate in descend(parameters, along: sum(steps), rate) },
    WrongAnswer(
      "0/0",
      says: "A gradient of 0 is divided by its norm, and 0/0 is NaN: whatever is not longer than c "
        + "stays as it is, and needs no division."
    ) { parameters, steps, limit, rate in
      let gradient = sum(steps)
      let length = norm(gradient)
      return descend(parameters, along: gradient.map { $0 / length * min(length, limit) }, rate)
    },
  ]
}

private func sum(_ steps: [[Tensor]]) -> [Tensor] {
  steps[0].indices.map { i in
    steps.dropFirst().reduce(steps[0][i]) { $0 + $1[i] }
  }
}

private func norm(_ tensors: [Tensor]) -> Scalar {
  tensors.reduce(0) { $0 + $1.dot($1) }.squareRoot()
}

private func factor(_ norm: Scalar, _ limit: Scalar) -> Scalar { norm > limit ? limit / norm : 1 }

private func descend(
  _ parameters: [Tensor], along gradient: [Tensor], _ rate: Scalar
) -> [Tensor] {
  zip(parameters, gradient).map { $0 - $1 * rate }
}
