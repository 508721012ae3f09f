import ExerciseKit
import Foundation
import Optimizers
import Tensors

/// From parameters, the mean of squared gradients, a gradient and settings to the next two.
public typealias RmspropStep = (
  _ parameter: Tensor, _ mean: Tensor, _ gradient: Tensor, _ rate: Scalar,
  _ decay: Scalar, _ epsilon: Scalar
) -> (parameter: Tensor, mean: Tensor)

/// RMSProp under a constant gradient, whose step t is η/√(1 − ρᵗ), and against chapter 05's.
public var rmspropExercise: Exercise<RmspropStep> {
  Exercise(
    "rmsprop",
    wrongAnswers: rmspropMistakes
  ) { rmsprop, trial in
    let rate = Scalar.random(in: 0.05...0.5, using: &trial.generator)
    let gradient = Scalar.random(in: 0.3...0.9, using: &trial.generator)
    let lengths = (1...4).map { 1 / (1 - pow(0.9, Scalar($0))).squareRoot() }
    trial.expectConstantGradient(lengths, rate: rate, gradient: gradient) {
      rmsprop($0, $1, $2, rate, 0.9, 1e-12)
    }
    let decay = Scalar.random(in: 0.6...0.95, using: &trial.generator)
    // An ε this large shows where it stands.
    let rule = RMSProp(rate: rate, decay: decay, epsilon: 0.1)
    trial.expectSteps(of: rule, remembering: "s") { rmsprop($0, $1, $2, rate, decay, 0.1) }
    guard trial.isRight else { return }

    let yours = rmsprop(Tensor([2, 3]), .zeros([2]), .zeros([2]), rate, decay, 1e-8)
    trial.expect("where g is 0 from the start, θ", yours.parameter, equals: Tensor([2, 3]))
  }
}

private var rmspropMistakes: [WrongAnswer<RmspropStep>] {
  [
    WrongAnswer(
      "a sum",
      says: "Your steps fall like η/√t: s is a sum, and that is AdaGrad. A moving mean keeps the "
        + "share ρ of the old and adds the share 1 − ρ of the new.",
      inPlace { parameter, mean, gradient, rate, _, epsilon in
        mean += gradient * gradient
        parameter -= rate * gradient / (sqrt(mean) + epsilon)
      }),
    WrongAnswer(
      "a fading sum",
      says: "The new g² comes in whole: with the old one's share ρ that makes a fading sum, up to "
        + "1/(1 − ρ) times too large. Its share is 1 − ρ.",
      inPlace { parameter, mean, gradient, rate, decay, epsilon in
        mean = decay * mean + gradient * gradient
        parameter -= rate * gradient / (sqrt(mean) + epsilon)
      }),
    WrongAnswer(
      "ρ and 1 − ρ swapped",
      says: "ρ and 1 − ρ are swapped: your mean forgets almost everything in a step. The old one "
        + "keeps the share ρ.",
      inPlace { parameter, mean, gradient, rate, decay, epsilon in
        mean = (1 - decay) * mean + decay * gradient * gradient
        parameter -= rate * gradient / (sqrt(mean) + epsilon)
      }),
    WrongAnswer(
      "g not squared",
      says: "s is a mean of g, not of g²: it may well be negative, and has no root then.",
      inPlace { parameter, mean, gradient, rate, decay, epsilon in
        mean = decay * mean + (1 - decay) * gradient
        parameter -= rate * gradient / (sqrt(mean) + epsilon)
      }),
    WrongAnswer(
      "no root",
      says: "You divide by s, not by its root: then a gradient ten times as large makes a step ten "
        + "times as short. With √s its size cancels.",
      inPlace { parameter, mean, gradient, rate, decay, epsilon in
        mean = decay * mean + (1 - decay) * gradient * gradient
        parameter -= rate * gradient / (mean + epsilon)
      }),
    WrongAnswer(
      "the old mean",
      says: "You divide by the old mean and renew it afterwards: the first step is then η · g/ε. "
        + "Renew first.",
      inPlace { parameter, mean, gradient, rate, decay, epsilon in
        parameter -= rate * gradient / (sqrt(mean) + epsilon)
        mean = decay * mean + (1 - decay) * gradient * gradient
      }),
    WrongAnswer(
      "the mean lost",
      says: "The mean comes back as it was, so every step is as long as the first, 3.16 η for "
        + "ρ = 0.9: return the new one.",
      inPlace { parameter, mean, gradient, rate, decay, epsilon in
        let renewed = decay * mean + (1 - decay) * gradient * gradient
        parameter -= rate * gradient / (sqrt(renewed) + epsilon)
      }),
    WrongAnswer(
      "ε under the root",
      says: "ε stands under the root, as √(s + ε): here it is added to the root.",
      inPlace { parameter, mean, gradient, rate, decay, epsilon in
        mean = decay * mean + (1 - decay) * gradient * gradient
        parameter -= rate * gradient / sqrt(mean + epsilon)
      }),
    WrongAnswer(
      "no ε",
      says: "Where an entry has never had a gradient you divide 0 by 0: ε keeps that away.",
      inPlace { parameter, mean, gradient, rate, decay, _ in
        mean = decay * mean + (1 - decay) * gradient * gradient
        parameter -= rate * gradient / sqrt(mean)
      }),
  ]
}

/// A step that changes what it is given.
private func inPlace(
  _ step: @escaping (inout Tensor, inout Tensor, Tensor, Scalar, Scalar, Scalar) -> Void
) -> RmspropStep {
  { parameter, mean, gradient, rate, decay, epsilon in
    var (moved, renewed) = (parameter, mean)
    step(&moved, &renewed, gradient, rate, decay, epsilon)
    return (moved, renewed)
  }
}
