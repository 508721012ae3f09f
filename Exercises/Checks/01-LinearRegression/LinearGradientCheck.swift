import ExerciseKit
import LinearRegression
import Tensors

/// From a batch and the parameters to dW and db.
public typealias LinearGradient = (
  _ x: Tensor, _ y: Tensor, _ weights: Tensor, _ bias: Tensor
) -> (dW: Tensor, db: Tensor)

/// The gradient of the mean squared error of a linear model, against chapter 01's.
public var linearGradientExercise: Exercise<LinearGradient> {
  Exercise(
    "linearGradient",
    wrongAnswers: linearGradientMistakes
  ) { linearGradient, trial in
    let n = Int.random(in: 5...8, using: &trial.generator)
    for m in [3, 1] {
      trial.sizes = [
        "the number of elements": n * m, "the number of examples": n, "the number of outputs": m,
      ]
      let (x, y) = (trial.normal([n, 4]), trial.normal([n, m]))
      let model = LinearModel(weights: trial.normal([4, m]), bias: trial.normal([m]))
      let gradient = model.lossAndGradient(x, y).gradient
      let yours = linearGradient(x, y, model.weights, model.bias)
      trial.expect("dW", yours.dW, equals: gradient.weights, axes: ["D", "M"])
      trial.expect("db", yours.db, equals: gradient.bias, axes: ["M"])
    }
  }
}

private var linearGradientMistakes: [WrongAnswer<LinearGradient>] {
  [
    WrongAnswer(
      "2/n missing",
      says: "Both gradients are the right ones times n/2: the factor 2/n is missing, the 2 of the "
        + "square and the 1/n of the mean."
    ) { x, y, w, b in back(x, x.matmul(w) + b - y) },
    WrongAnswer(
      "1/n missing",
      says: "Both gradients are n times too large: that is the gradient of the sum of the squares, "
        + "but the loss is their mean."
    ) { x, y, w, b in back(x, 2 * (x.matmul(w) + b - y)) },
    WrongAnswer(
      "the 2 missing",
      says: "Both gradients are half the right ones: the derivative of a square has a 2, and no ½ "
        + "in this loss takes it away."
    ) { x, y, w, b in back(x, derivative(x, y, w, b) / 2) },
    WrongAnswer(
      "the mean over the examples only",
      says:
        "Both gradients are M times too large: you divided by the number N of examples, but the "
        + "mean is over all n = N · M elements."
    ) { x, y, w, b in back(x, derivative(x, y, w, b) * Scalar(y.shape[1])) },
    WrongAnswer(
      "the wrong sign",
      says: "Both gradients have the wrong sign: the error is ŷ − y. A step against yours climbs, "
        + "as the program of article 000 does."
    ) { x, y, w, b in back(x, -derivative(x, y, w, b)) },
    WrongAnswer(
      "the bias left out of ŷ",
      says: "Your predictions lack the bias: ŷ is x · W + b."
    ) { x, y, w, b in back(x, derivative(x, y, w, 0 * b)) },
    WrongAnswer(
      "db one number a feature",
      says: "Your db has one number for every input feature. The bias belongs to the outputs, [M], "
        + "and no input stands beside it: add up dŷ over the examples."
    ) { x, y, w, b in
      let (dW, _) = back(x, derivative(x, y, w, b))
      return (dW, dW.sumOfColumns())
    },
    WrongAnswer(
      "db one number an example",
      says:
        "Your db has one number for every example, as in articles 000 and 003: each would train "
        + "a line of its own. Add up dŷ over the examples."
    ) { x, y, w, b in
      let dy = derivative(x, y, w, b)
      return (x.transposed.matmul(dy), dy.sumOfColumns())
    },
    WrongAnswer(
      "db averaged twice",
      says: "Your db is the right one divided by the number of examples: dŷ has been divided by n "
        + "already. Add its rows up."
    ) { x, y, w, b in
      let dy = derivative(x, y, w, b)
      return (x.transposed.matmul(dy), dy.meanOfRows())
    },
  ]
}

/// The gradient dŷ of the loss in the predictions.
private func derivative(_ x: Tensor, _ y: Tensor, _ weights: Tensor, _ bias: Tensor) -> Tensor {
  (x.matmul(weights) + bias - y) * (2 / Scalar(y.count))
}

/// The right way back from a dŷ that may be wrong.
private func back(_ x: Tensor, _ dy: Tensor) -> (dW: Tensor, db: Tensor) {
  (x.transposed.matmul(dy), dy.sumOfRows())
}
