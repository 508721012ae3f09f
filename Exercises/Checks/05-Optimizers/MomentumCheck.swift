import ExerciseKit
import Optimizers
import Tensors

/// From parameters, velocities, gradients and settings to the next parameters and velocities.
public typealias MomentumStep = (
  _ parameters: [Tensor], _ velocities: [Tensor], _ gradients: [Tensor], _ rate: Scalar,
  _ decay: Scalar
) -> (parameters: [Tensor], velocities: [Tensor])

/// Momentum under a constant gradient, where the path has a closed form, and against chapter 05's.
public var momentumExercise: Exercise<MomentumStep> {
  Exercise(
    "momentum",
    wrongAnswers: momentumMistakes
  ) { momentum, trial in
    let rate = Scalar.random(in: 0.05...0.5, using: &trial.generator)
    trial.expectDisplacements(rate, momentum)
    // Tensors of one shape come first: there a velocity that all of them share fits.
    trial.expectSteps([[3, 2], [3, 2]], rate, momentum)
    if trial.isRight { trial.expectSteps([[4, 3], [3]], rate, momentum) }
  }
}

extension Trial {
  /// Under the constant gradient 1 and with γ = 0.9: 1, 2.9 and 5.61 times η.
  fileprivate mutating func expectDisplacements(_ rate: Scalar, _ momentum: MomentumStep) {
    var (parameters, velocities) = ([Tensor.zeros([2])], [Tensor.zeros([2])])
    var displacements: [Scalar] = []
    for _ in 0..<3 {
      (parameters, velocities) = momentum(parameters, velocities, [Tensor([1, 1])], rate, 0.9)
      expect("the number of parameters", parameters.count, equals: 1)
      expect("the number of velocities", velocities.count, equals: 1)
      guard parameters.count == 1, velocities.count == 1 else { return }
      displacements.append(-parameters[0].scalars[0] / rate)
    }
    expect(
      "under the constant gradient 1, way/η", Tensor(displacements),
      equals: Tensor([1, 2.9, 5.61]))
  }

  /// Three steps along random gradients, the last with another rate.
  fileprivate mutating func expectSteps(
    _ shapes: [[Int]], _ rate: Scalar, _ momentum: MomentumStep
  ) {
    let decay = Scalar.random(in: 0.5...0.95, using: &generator)
    var parameters = shapes.map { normal($0) }
    var velocities = shapes.map { Tensor.zeros($0) }
    for t in 1...3 where parameters.map(\.shape) == shapes && velocities.map(\.shape) == shapes {
      let rate = t == 3 ? rate / 10 : rate
      let rule = Momentum(rate: rate, decay: decay)
      let gradients = shapes.map { normal($0) }
      var (right, rightVelocities, old) = (parameters, velocities, parameters)
      for i in shapes.indices {
        right[i].update(&rightVelocities[i], along: gradients[i], by: rule)
      }
      (parameters, velocities) = momentum(parameters, velocities, gradients, rate, decay)
      expect("the number of parameters", parameters.count, equals: shapes.count)
      expect("the number of velocities", velocities.count, equals: shapes.count)
      guard parameters.count == shapes.count, velocities.count == shapes.count else { return }
      for i in shapes.indices {
        expect("after step \(t), velocities[\(i)]", velocities[i], equals: rightVelocities[i])
        if parameters[i].shape != old[i].shape { old[i] = parameters[i] }
        expect(
          "in step \(t), the change of parameters[\(i)]", parameters[i] - old[i],
          equals: right[i] - old[i])
      }
    }
  }
}

private var momentumMistakes: [WrongAnswer<MomentumStep>] {
  [
    WrongAnswer(
      "a mean instead of a sum",
      says:
        "Your first steps are ten times too short for γ = 0.9: (1 − γ) · η · g is what a moving "
        + "mean adds. A velocity is a sum that fades, v = γ · v + η · g.",
      inPlace { parameters, velocities, gradients, rate, decay in
        for i in parameters.indices {
          velocities[i] = decay * velocities[i] + (1 - decay) * rate * gradients[i]
          parameters[i] -= velocities[i]
        }
      }),
    WrongAnswer(
      "the rate twice",
      says:
        "The rate is inside the velocity and in front of it: your steps have η². Here it stands "
        + "inside alone.",
      inPlace { parameters, velocities, gradients, rate, decay in
        for i in parameters.indices {
          velocities[i] = decay * velocities[i] + rate * gradients[i]
          parameters[i] -= rate * velocities[i]
        }
      }),
    WrongAnswer(
      "the rate outside",
      says: "The rate stands in front of the velocity: that is PyTorch's convention. It gives the "
        + "same path while η stays; when η changes, the article's velocity remembers the old one.",
      inPlace { parameters, velocities, gradients, rate, decay in
        for i in parameters.indices {
          velocities[i] = decay * velocities[i] + gradients[i]
          parameters[i] -= rate * velocities[i]
        }
      }),
    WrongAnswer(
      "one velocity for all tensors",
      says: "All tensors share one velocity, so that the gradients of the one push the other: each "
        + "parameter needs its own.",
      inPlace { parameters, velocities, gradients, rate, decay in
        for i in parameters.indices {
          velocities[0] = decay * velocities[0] + rate * gradients[i]
          parameters[i] -= velocities[0]
        }
      }),
    WrongAnswer(
      "the velocity lost",
      says: "The velocities come back as they were, so every step begins at rest, and that is "
        + "plain descent: return the new ones.",
      inPlace { parameters, velocities, gradients, rate, decay in
        for i in parameters.indices {
          parameters[i] -= decay * velocities[i] + rate * gradients[i]
        }
      }),
    WrongAnswer(
      "the old velocity",
      says: "You move with the old velocity and renew it afterwards, so that the first step goes "
        + "nowhere: first the velocity, then the step.",
      inPlace { parameters, velocities, gradients, rate, decay in
        for i in parameters.indices {
          parameters[i] -= velocities[i]
          velocities[i] = decay * velocities[i] + rate * gradients[i]
        }
      }),
    WrongAnswer(
      "uphill",
      says: "You walk uphill: the velocity collects η · g, and the step takes it off, θ − v.",
      inPlace { parameters, velocities, gradients, rate, decay in
        for i in parameters.indices {
          velocities[i] = decay * velocities[i] + rate * gradients[i]
          parameters[i] += velocities[i]
        }
      }),
    WrongAnswer(
      "no decay",
      says: "The velocity never fades: γ multiplies the old one, or the path never comes to rest.",
      inPlace { parameters, velocities, gradients, rate, decay in
        for i in parameters.indices {
          velocities[i] += rate * gradients[i]
          parameters[i] -= velocities[i]
        }
      }),
  ]
}

/// A step that changes what it is given.
private func inPlace(
  _ step: @escaping (inout [Tensor], inout [Tensor], [Tensor], Scalar, Scalar) -> Void
) -> MomentumStep {
  { parameters, velocities, gradients, rate, decay in
    var (moved, renewed) = (parameters, velocities)
    step(&moved, &renewed, gradients, rate, decay)
    return (moved, renewed)
  }
}
