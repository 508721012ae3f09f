import ExerciseKit
import Optimizers
import Tensors

/// From parameters, velocity, settings and gradients to the next parameters and velocity.
public typealias NesterovStep = (
  _ parameter: Tensor, _ velocity: Tensor, _ rate: Scalar, _ decay: Scalar,
  _ gradient: (_ point: Tensor) -> Tensor
) -> (parameter: Tensor, velocity: Tensor)

/// Nesterov's momentum on ½θ², where the path is known in tenths, and on a random landscape.
public var nesterovExercise: Exercise<NesterovStep> {
  Exercise(
    "nesterov",
    wrongAnswers: nesterovMistakes
  ) { nesterov, trial in
    var (parameter, velocity) = (Tensor([1, 1]), Tensor.zeros([2]))
    var path: [Scalar] = []
    for _ in 0..<3 {
      (parameter, velocity) = nesterov(parameter, velocity, 0.1, 0.9) { $0 }
      path.append(parameter.scalars.first ?? .nan)
    }
    trial.expect(
      "on ½θ², the path", Tensor(path), equals: Tensor([0.9, 0.729, 0.51759]))
    trial.expectSteps(nesterov)
  }
}

extension Trial {
  /// Three steps on a landscape with a valley of its own for every entry.
  fileprivate mutating func expectSteps(_ nesterov: NesterovStep) {
    let shape = [Int.random(in: 3...5, using: &generator), 2]
    let rate = Scalar.random(in: 0.05...0.3, using: &generator)
    let decay = Scalar.random(in: 0.5...0.95, using: &generator)
    let (valley, steepness) = (normal(shape), normal(shape))
    let gradient = { (x: Tensor) in (1 + steepness * steepness) * tanh(x - valley) }
    var (parameter, velocity) = (normal(shape), Tensor.zeros(shape))
    for t in 1...3 where parameter.shape == shape && velocity.shape == shape {
      // Chapter 05's rule holds the point ahead, φ = θ − γ · v.
      let old = parameter
      var (ahead, right) = (parameter - decay * velocity, velocity)
      ahead.update(&right, along: gradient(ahead), by: Nesterov(rate: rate, decay: decay))
      (parameter, velocity) = nesterov(parameter, velocity, rate, decay, gradient)
      expect("after step \(t), v", velocity, equals: right)
      if parameter.shape != old.shape { return expect("θ", parameter, equals: old) }
      expect(
        "in step \(t), the change of θ", parameter - old, equals: ahead + decay * right - old)
    }
  }
}

private var nesterovMistakes: [WrongAnswer<NesterovStep>] {
  [
    WrongAnswer(
      "plain momentum",
      says: "You take the gradient at θ: that is plain momentum, 0.72 after two steps. Take it "
        + "ahead, where γ · v is about to carry θ.",
      inPlace { parameter, velocity, rate, decay, gradient in
        velocity = decay * velocity + rate * gradient(parameter)
        parameter -= velocity
      }),
    WrongAnswer(
      "the point ahead stored",
      says: "You return the point ahead, 0.81 after the first step: many programs store it, but "
        + "here the parameters are θ itself, 0.9.",
      inPlace { parameter, velocity, rate, decay, gradient in
        let slope = gradient(parameter)
        velocity = decay * velocity + rate * slope
        parameter -= decay * velocity + rate * slope
      }),
    WrongAnswer(
      "the point behind",
      says:
        "You look back: since θ ← θ − v, the velocity leads to θ − γ · v, and not to θ + γ · v.",
      inPlace { parameter, velocity, rate, decay, gradient in
        velocity = decay * velocity + rate * gradient(parameter + decay * velocity)
        parameter -= velocity
      }),
    WrongAnswer(
      "a whole velocity ahead",
      says: "You look a whole v ahead, but only γ · v of the old velocity goes into the step.",
      inPlace { parameter, velocity, rate, decay, gradient in
        velocity = decay * velocity + rate * gradient(parameter - velocity)
        parameter -= velocity
      }),
    WrongAnswer(
      "the step from the point ahead",
      says: "The step starts at the point ahead, so γ · v is taken twice: look there, but start "
        + "at θ.",
      inPlace { parameter, velocity, rate, decay, gradient in
        parameter -= decay * velocity
        velocity = decay * velocity + rate * gradient(parameter)
        parameter -= velocity
      }),
    WrongAnswer(
      "the velocity lost",
      says: "The velocity comes back as it was, so every step begins at rest, and that is plain "
        + "descent: return the new one.",
      inPlace { parameter, velocity, rate, decay, gradient in
        parameter -= decay * velocity + rate * gradient(parameter - decay * velocity)
      }),
    WrongAnswer(
      "a mean instead of a sum",
      says: "Your first step is ten times too short: (1 − γ) · η · g is what a moving mean adds. A "
        + "velocity is a sum that fades.",
      inPlace { parameter, velocity, rate, decay, gradient in
        let slope = gradient(parameter - decay * velocity)
        velocity = decay * velocity + (1 - decay) * rate * slope
        parameter -= velocity
      }),
  ]
}

/// A step that changes what it is given.
private func inPlace(
  _ step:
    @escaping (inout Tensor, inout Tensor, Scalar, Scalar, (_ point: Tensor) -> Tensor) -> Void
) -> NesterovStep {
  { parameter, velocity, rate, decay, gradient in
    var (moved, renewed) = (parameter, velocity)
    step(&moved, &renewed, rate, decay, gradient)
    return (moved, renewed)
  }
}
