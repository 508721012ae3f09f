import ExerciseKit
import LinearRegression
import Tensors

/// From predictions and targets to the loss.
public typealias Mse = (_ predictions: Tensor, _ targets: Tensor) -> Scalar

/// The mean squared error, against chapter 01's.
public var mseExercise: Exercise<Mse> {
  Exercise(
    "mse",
    wrongAnswers: mseMistakes
  ) { mse, trial in
    let n = Int.random(in: 5...8, using: &trial.generator)
    for m in [3, 1] {
      trial.sizes = [
        "the number of elements": n * m, "the number of examples": n, "the number of outputs": m,
      ]
      let (predictions, targets) = (trial.normal([n, m]), trial.normal([n, m]))
      let loss = meanSquaredError(predictions, targets).loss
      trial.expect("the loss", mse(predictions, targets), equals: loss)
    }
    let far = 1_000 * trial.normal([n, 2])
    let loss = meanSquaredError(far, -far).loss
    trial.expect("for errors in the thousands, the loss", mse(far, -far), equals: loss)
  }
}

private var mseMistakes: [WrongAnswer<Mse>] {
  [
    WrongAnswer(
      "the sum, not the mean",
      says: "That is the sum of the squares. It grows with the batch, and the learning rate that "
        + "suited 10 examples explodes with 1000: take the mean."
    ) { squares($0, $1).sum() },
    WrongAnswer(
      "a ½ before the mean",
      says: "The loss is exactly half the right one. Some books write ½ so that the derivative has "
        + "no 2; here there is none."
    ) { squares($0, $1).mean() / 2 },
    WrongAnswer(
      "the mean over the examples only",
      says: "You divided by the number N of examples, but every example has M outputs: the mean is "
        + "over all N · M elements."
    ) { squares($0, $1).sum() / Scalar($0.shape[0]) },
    WrongAnswer(
      "the mean over the outputs only",
      says: "You divided by the number M of outputs, but there are N examples too: the mean is "
        + "over all N · M elements."
    ) { squares($0, $1).sum() / Scalar($0.shape[1]) },
    WrongAnswer(
      "the root of it",
      says: "That is the root of the mean squared error. It has the unit of y, which is nice to "
        + "report; the loss is without the root."
    ) { squares($0, $1).mean().squareRoot() },
    WrongAnswer(
      "absolute errors",
      says: "That is the mean of the absolute errors: square the errors instead."
    ) { ($0 - $1).map { abs($0) }.mean() },
    WrongAnswer(
      "the square of the mean",
      says: "You took the mean first and squared it then. Errors of opposite sign cancel that way: "
        + "square each error before the mean."
    ) { predictions, targets in
      let mean = (predictions - targets).mean()
      return mean * mean
    },
  ]
}

private func squares(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
  let error = predictions - targets
  return error * error
}
