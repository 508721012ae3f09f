import ExerciseKit
import Optimizers
import Regularization
import Tensors

/// From parameters, gradient, settings and an optimizer's step to the parameters by both ways.
public typealias WeightDecaying = (
  _ parameter: Tensor, _ gradient: Tensor, _ rate: Scalar, _ decay: Scalar,
  _ step: (_ gradient: Tensor) -> Tensor
) -> (inside: Tensor, decoupled: Tensor)

/// L2 inside the gradient and decay beside the step, under Adam and under plain descent.
public var weightDecayExercise: Exercise<WeightDecaying> {
  Exercise(
    "weightDecay",
    wrongAnswers: weightDecayMistakes
  ) { weightDecay, trial in
    let rate = Scalar.random(in: 0.05...0.2, using: &trial.generator)
    let decay = Scalar.random(in: 0.1...0.5, using: &trial.generator)
    let rows = Int.random(in: 3...5, using: &trial.generator)
    for shape in [[rows, 2], [rows]] where trial.isRight {
      let (parameter, gradient) = (trial.normal(shape), trial.normal(shape))
      let (mean, square) = (trial.normal(shape), trial.normal(shape).map { $0 * $0 })
      let name = shape.count >= 2 ? "W" : "b"
      let adam = { (gradient: Tensor) -> Tensor in
        var (moved, mean, square) = (parameter, mean, square)
        moved.update(&mean, &square, along: gradient, by: Adam(rate: rate).at(step: 5))
        return parameter - moved
      }
      let strength = shape.count >= 2 ? decay : 0
      var yours = weightDecay(parameter, gradient, rate, decay, adam)
      trial.expect(
        "under Adam, \(name) with L2 inside", yours.inside,
        equals: parameter - adam(gradient + strength * parameter))
      trial.expect(
        "under Adam, \(name) with decoupled decay", yours.decoupled,
        equals: (1 - rate * strength) * parameter - adam(gradient))
      guard trial.isRight else { return }

      yours = weightDecay(parameter, gradient, rate, decay) { rate * $0 }
      trial.expect(
        "under plain descent, \(name) with L2 inside", yours.inside, equals: yours.decoupled)
    }
  }
}

private var weightDecayMistakes: [WrongAnswer<WeightDecaying>] {
  [
    WrongAnswer(
      "L2 inside for both",
      says:
        "Both ways are L2 inside: decoupled, the optimizer gets to see the gradient of the loss "
        + "alone, and θ shrinks beside it."
    ) { parameter, gradient, rate, decay, step in
      let moved = parameter - step(gradient + strength(decay, parameter) * parameter)
      return (moved, moved)
    },
    WrongAnswer(
      "decoupled for both",
      says: "Both ways are decoupled: inside means that λ · θ is added to g before the optimizer "
        + "takes its step."
    ) { parameter, gradient, rate, decay, step in
      let moved = (1 - rate * strength(decay, parameter)) * parameter - step(gradient)
      return (moved, moved)
    },
    WrongAnswer(
      "the results exchanged",
      says: "The two results are exchanged: the first is that with L2 inside the gradient."
    ) { parameter, gradient, rate, decay, step in
      let (inside, decoupled) = both(parameter, gradient, rate, decay, step)
      return (decoupled, inside)
    },
    WrongAnswer(
      "λ without η",
      says:
        "Decoupled, the weights lose the share λ: it is η · λ, so that the decay falls with the "
        + "rate."
    ) { parameter, gradient, rate, decay, step in
      let lost = strength(decay, parameter) * parameter
      let inside = both(parameter, gradient, rate, decay, step).inside
      return (inside, parameter - lost - step(gradient))
    },
    WrongAnswer(
      "η twice",
      says:
        "Inside, η · λ · θ is added to the gradient: the step brings its own η, so that yours has "
        + "it twice. Add λ · θ."
    ) { parameter, gradient, rate, decay, step in
      let inside = parameter - step(gradient + rate * strength(decay, parameter) * parameter)
      return (inside, both(parameter, gradient, rate, decay, step).decoupled)
    },
    WrongAnswer(
      "2λ inside",
      says: "Inside, 2λ · θ is added: that is the penalty λ‖θ‖². The one that matches the decay is "
        + "½λ‖θ‖², whose gradient is λ · θ."
    ) { parameter, gradient, rate, decay, step in
      let inside = parameter - step(gradient + 2 * strength(decay, parameter) * parameter)
      return (inside, both(parameter, gradient, rate, decay, step).decoupled)
    },
    WrongAnswer(
      "biases decayed",
      says:
        "Biases are decayed too: they only say where an output begins. Keep tensors of two axes "
        + "or more small."
    ) { parameter, gradient, rate, decay, step in
      (
        parameter - step(gradient + decay * parameter),
        (1 - rate * decay) * parameter - step(gradient)
      )
    },
    WrongAnswer(
      "decay of what is left",
      says:
        "Decoupled, you decay what the step has left, so that the step shrinks too: the decay is "
        + "a share of the old θ."
    ) { parameter, gradient, rate, decay, step in
      (
        both(parameter, gradient, rate, decay, step).inside,
        (1 - rate * strength(decay, parameter)) * (parameter - step(gradient))
      )
    },
    WrongAnswer(
      "growth",
      says: "The weights grow: λ · θ has the wrong sign. Inside it is added to the gradient; "
        + "decoupled it is taken off θ."
    ) { parameter, gradient, rate, decay, step in
      both(parameter, gradient, rate, -decay, step)
    },
  ]
}

private func strength(_ decay: Scalar, _ parameter: Tensor) -> Scalar {
  parameter.rank >= 2 ? decay : 0
}

/// Both ways, right.
private func both(
  _ parameter: Tensor, _ gradient: Tensor, _ rate: Scalar, _ decay: Scalar,
  _ step: (_ gradient: Tensor) -> Tensor
) -> (inside: Tensor, decoupled: Tensor) {
  let share = strength(decay, parameter)
  return (
    parameter - step(gradient + share * parameter),
    (1 - rate * share) * parameter - step(gradient)
  )
}
