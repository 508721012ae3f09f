import ExerciseKit
import Optimizers
import Tensors

/// From parameters, the sum of squared gradients, a gradient and settings to the next two.
public typealias AdagradStep = (
  _ parameter: Tensor, _ sum: Tensor, _ gradient: Tensor, _ rate: Scalar,
  _ epsilon: Scalar
) -> (parameter: Tensor, sum: Tensor)

/// AdaGrad under a constant gradient, whose step t is η/√t, and against chapter 05's.
public var adagradExercise: Exercise<AdagradStep> {
  Exercise(
    "adagrad",
    wrongAnswers: adagradMistakes
  ) { adagrad, trial in
    let rate = Scalar.random(in: 0.05...0.5, using: &trial.generator)
    let gradient = Scalar.random(in: 0.3...0.9, using: &trial.generator)
    let lengths = (1...3).map { 1 / Scalar($0).squareRoot() }
    trial.expectConstantGradient(lengths, rate: rate, gradient: gradient) {
      adagrad($0, $1, $2, rate, 1e-12)
    }
    // An ε this large shows where it stands.
    let rule = AdaGrad(rate: rate, epsilon: 0.1)
    trial.expectSteps(of: rule, remembering: "G") { adagrad($0, $1, $2, rate, 0.1) }
    guard trial.isRight else { return }

    let yours = adagrad(Tensor([2, 3]), .zeros([2]), .zeros([2]), rate, 1e-8)
    trial.expect("where g is 0 from the start, θ", yours.parameter, equals: Tensor([2, 3]))
  }
}

private var adagradMistakes: [WrongAnswer<AdagradStep>] {
  [
    WrongAnswer(
      "a decaying average",
      says: "Under a constant gradient your steps are 3.16 η, 2.29 η, 1.92 η, …: a decaying "
        + "average, that is RMSProp. AdaGrad's G is a sum that forgets nothing.",
      inPlace { parameter, sum, gradient, rate, epsilon in
        sum = 0.9 * sum + 0.1 * gradient * gradient
        parameter -= rate * gradient / (sqrt(sum) + epsilon)
      }),
    WrongAnswer(
      "no root",
      says: "You divide by G, not by its root: then a gradient ten times as large makes a step ten "
        + "times as short. With √G its size cancels.",
      inPlace { parameter, sum, gradient, rate, epsilon in
        sum += gradient * gradient
        parameter -= rate * gradient / (sum + epsilon)
      }),
    WrongAnswer(
      "the sum reset",
      says: "Every step is η: G holds only the last g². Add to the old sum, and return it.",
      inPlace { parameter, sum, gradient, rate, epsilon in
        sum = gradient * gradient
        parameter -= rate * gradient / (sqrt(sum) + epsilon)
      }),
    WrongAnswer(
      "the old sum",
      says: "You divide by the old G and add to it afterwards: the first step is then η · g/ε. Add "
        + "first.",
      inPlace { parameter, sum, gradient, rate, epsilon in
        parameter -= rate * gradient / (sqrt(sum) + epsilon)
        sum += gradient * gradient
      }),
    WrongAnswer(
      "one sum for all entries",
      says: "All entries share one G, the squared length of the whole gradient: AdaGrad's point is "
        + "that each has its own.",
      inPlace { parameter, sum, gradient, rate, epsilon in
        sum += gradient.dot(gradient)
        parameter -= rate * gradient / (sqrt(sum) + epsilon)
      }),
    WrongAnswer(
      "ε under the root",
      says: "ε stands under the root, as √(G + ε): here it is added to the root.",
      inPlace { parameter, sum, gradient, rate, epsilon in
        sum += gradient * gradient
        parameter -= rate * gradient / sqrt(sum + epsilon)
      }),
    WrongAnswer(
      "no ε",
      says: "Where an entry has never had a gradient you divide 0 by 0: ε keeps that away.",
      inPlace { parameter, sum, gradient, rate, _ in
        sum += gradient * gradient
        parameter -= rate * gradient / sqrt(sum)
      }),
    WrongAnswer(
      "uphill", says: "You walk uphill: the step is taken off θ, against the gradient.",
      inPlace { parameter, sum, gradient, rate, epsilon in
        sum += gradient * gradient
        parameter += rate * gradient / (sqrt(sum) + epsilon)
      }),
  ]
}

/// A step that changes what it is given.
private func inPlace(
  _ step: @escaping (inout Tensor, inout Tensor, Tensor, Scalar, Scalar) -> Void
) -> AdagradStep {
  { parameter, sum, gradient, rate, epsilon in
    var (moved, renewed) = (parameter, sum)
    step(&moved, &renewed, gradient, rate, epsilon)
    return (moved, renewed)
  }
}
