import Backpropagation
import ExerciseKit
import Tensors

/// From x, W and dy to dx, dW and db.
public typealias LinearBackward = (_ x: Tensor, _ weights: Tensor, _ dy: Tensor) -> (
  dx: Tensor, dW: Tensor, db: Tensor
)

/// The backward pass of a dense layer, against chapter 04's.
public var linearBackwardExercise: Exercise<LinearBackward> {
  Exercise(
    "linearBackward",
    wrongAnswers: linearBackwardMistakes
  ) { linearBackward, trial in
    let (n, d) = (Int.random(in: 3...7, using: &trial.generator), 5)
    // The square W comes first: there a missing transposition is a wrong number, which can be
    // named; with the other it is a wrong shape, which stops the program.
    for m in [d, 3] where trial.isRight {
      trial.sizes = [
        "the batch size": n, "the number of inputs": d, "the number of outputs": m,
      ]
      let x = trial.normal([n, d])
      let layer = Dense(weights: trial.normal([d, m]), bias: trial.normal([m]))
      let dy = trial.normal([n, m])
      let (dx, gradient) = layer.forward(x).backward(dy)
      let yours = linearBackward(x, layer.weights, dy)
      trial.expect("dx", yours.dx, equals: dx, axes: ["N", "D"])
      trial.expect("dW", yours.dW, equals: gradient.weights, axes: ["D", "M"])
      trial.expect("db", yours.db, equals: gradient.bias, axes: ["M"])
    }
  }
}

private var linearBackwardMistakes: [WrongAnswer<LinearBackward>] {
  [
    WrongAnswer(
      "W for Wᵀ",
      says: "dx is dy · W: that fits only a square W, and means something else even there. The "
        + "error flows back through the transposed weights."
    ) { x, w, dy in
      (dy.matmul(w), x.transposed.matmul(dy), dy.sumOfRows())
    },
    WrongAnswer(
      "dW transposed",
      says: "dW is dyᵀ · x, the right one transposed: that belongs to y = W · x for columns. Here "
        + "rows are examples and y = x · W, so dW is xᵀ · dy, [D, M] like W."
    ) { x, w, dy in
      (dy.matmul(w.transposed), dy.transposed.matmul(x), dy.sumOfRows())
    },
    WrongAnswer(
      "db summed over units",
      says: "db adds up each row, over the units: that gives a number an example. A bias belongs "
        + "to a unit and serves all examples, so the sum runs over the examples."
    ) { x, w, dy in
      (dy.matmul(w.transposed), x.transposed.matmul(dy), dy.sumOfColumns())
    },
    WrongAnswer(
      "db averaged",
      says: "db is the mean over the examples: you averaged here, but the loss has already "
        + "divided by N. Add the rows up."
    ) { x, w, dy in
      (dy.matmul(w.transposed), x.transposed.matmul(dy), dy.meanOfRows())
    },
    WrongAnswer(
      "dW averaged twice",
      says: "dW is the right one divided by the batch size: you averaged here, but the loss has "
        + "already divided by N."
    ) { x, w, dy in
      let n = Scalar(x.shape[0])
      return (dy.matmul(w.transposed), x.transposed.matmul(dy) / n, dy.sumOfRows())
    },
  ]
}
