import ExerciseKit
import LogisticRegression
import Tensors

/// From x, W, b and y to dW and db.
public typealias LogisticGradient = (
  _ x: Tensor, _ weights: Tensor, _ bias: Tensor, _ y: Tensor
) -> (dW: Tensor, db: Tensor)

/// The gradient of logistic regression, against chapter 02's.
public var logisticGradientExercise: Exercise<LogisticGradient> {
  Exercise(
    "logisticGradient",
    wrongAnswers: logisticGradientMistakes
  ) { logisticGradient, trial in
    let n = Int.random(in: 5...11, using: &trial.generator)
    trial.sizes = ["the batch size": n]
    // A square x hides a missing transposition from the shapes; the last logits are some ±1,000.
    for (d, size) in [(3, 1), (n, 1), (2, 1_000)] as [(Int, Scalar)] {
      let x = trial.normal([n, d]) * size
      let (weights, bias) = (trial.normal([d, 1]), trial.normal([1]))
      let labels = trial.labels(n)
      let theta = Tensor.concatenating([bias, weights.reshaped([-1])], along: 0)
      let right = LogisticModel(theta: theta).lossAndGradient(x, labels).gradient.linear
      let yours = logisticGradient(x, weights, bias, column(labels))
      trial.expect("dW", yours.dW, equals: right.weights)
      trial.expect("db", yours.db, equals: right.bias)
    }
  }
}

private var logisticGradientMistakes: [WrongAnswer<LogisticGradient>] {
  [
    WrongAnswer(
      "an extra p(1 − p)",
      says: "There is a factor p(1 − p) too many: that is the squared error's. The slope of the "
        + "cross-entropy has p(1 − p) below the line, and the two cancel to p − y."
    ) { x, w, b, y in
      let p = sigmoid(x.matmul(w) + b)
      return back(x, (p - y) * p * (1 - p) / Scalar(x.shape[0]))
    },
    WrongAnswer(
      "the sign",
      says: "dW and db have the wrong sign: the slope of the loss is p − y, not y − p. To go down, "
        + "the optimizer subtracts."
    ) { x, w, b, y in back(x, -pull(x, w, b, y)) },
    WrongAnswer(
      "no 1/N",
      says: "dW and db are the right ones times the batch size: the loss is the mean over the "
        + "examples, so its gradient is divided by N, too."
    ) { x, w, b, y in back(x, sigmoid(x.matmul(w) + b) - y) },
    WrongAnswer(
      "db not divided",
      says: "dW is right, but db is the right one times the batch size: both come from the same "
        + "mean. Divide dz by N, and then use it for both."
    ) { x, w, b, y in
      let dz = pull(x, w, b, y)
      return (x.transposed.matmul(dz), (dz * Scalar(x.shape[0])).sumOfRows())
    },
    WrongAnswer(
      "divided by N twice",
      says: "dW is right, but db was averaged although dz has been divided by N already: add its "
        + "rows up."
    ) { x, w, b, y in
      let dz = pull(x, w, b, y)
      return (x.transposed.matmul(dz), dz.meanOfRows())
    },
    WrongAnswer(
      "the sigmoid left out",
      says: "You took z − y, as in linear regression: the prediction is here the probability "
        + "p = σ(z)."
    ) { x, w, b, y in back(x, (x.matmul(w) + b - y) / Scalar(x.shape[0])) },
    WrongAnswer(
      "the 2 of the square",
      says: "dW and db are twice the right ones: the 2 comes from a square, and the cross-entropy "
        + "has none."
    ) { x, w, b, y in back(x, 2 * pull(x, w, b, y)) },
    WrongAnswer(
      "x for xᵀ",
      says: "dW is x · dz: that passes only when N and D are equal, and means something else even "
        + "there. Weight i collects input i over all examples, xᵀ · dz."
    ) { x, w, b, y in
      let dz = pull(x, w, b, y)
      let isSquare = x.shape[0] == x.shape[1]
      return (isSquare ? x.matmul(dz) : x.transposed.matmul(dz), dz.sumOfRows())
    },
    WrongAnswer(
      "the bias left out of z",
      says: "The probabilities were computed without the bias: z is x · W + b."
    ) { x, w, _, y in back(x, (sigmoid(x.matmul(w)) - y) / Scalar(x.shape[0])) },
  ]
}

/// The right dz = 1/N · (p − y).
private func pull(_ x: Tensor, _ w: Tensor, _ b: Tensor, _ y: Tensor) -> Tensor {
  (sigmoid(x.matmul(w) + b) - y) / Scalar(x.shape[0])
}

/// The right way from dz to dW and db.
private func back(_ x: Tensor, _ dz: Tensor) -> (dW: Tensor, db: Tensor) {
  (x.transposed.matmul(dz), dz.sumOfRows())
}
