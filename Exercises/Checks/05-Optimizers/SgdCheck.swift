import ExerciseKit
import LinearRegression
import Tensors

/// From parameters, batches, a rate and gradients to the parameters after an epoch.
public typealias StochasticDescent = (
  _ parameters: [Tensor], _ batches: [[Int]], _ rate: Scalar,
  _ gradient: (_ parameters: [Tensor], _ batch: [Int]) -> [Tensor]
) -> [Tensor]

/// An epoch of mini-batch descent on chapter 01's linear model, against its optimizer.
public var sgdExercise: Exercise<StochasticDescent> {
  Exercise(
    "sgd",
    wrongAnswers: sgdMistakes
  ) { sgd, trial in
    let (count, size) = (11, Int.random(in: 3...4, using: &trial.generator))
    let (x, y) = (trial.normal([count, 3]), trial.normal([count, 2]))
    let order = (0..<count).shuffled(using: &trial.generator)
    let batches = stride(from: 0, to: count, by: size).map {
      Array(order[$0..<min($0 + size, count)])
    }
    let rate = Scalar.random(in: 0.05...0.2, using: &trial.generator)
    let start = LinearModel(weights: trial.normal([3, 2]), bias: trial.normal([2]))
    let gradient = { (model: LinearModel, batch: [Int]) -> LinearModel in
      model.lossAndGradient(x.gather(rows: batch), y.gather(rows: batch)).gradient
    }

    let parameters = sgd([start.weights, start.bias], batches, rate) { parameters, batch in
      let found = gradient(LinearModel(weights: parameters[0], bias: parameters[1]), batch)
      return [found.weights, found.bias]
    }
    trial.expect("the number of parameters", parameters.count, equals: 2)
    guard trial.isRight else { return }

    var right = start
    for batch in batches {
      let step = gradient(right, batch)
      right.weights -= rate * step.weights
      right.bias -= rate * step.bias
    }
    trial.expect(
      parameters != [start.weights, start.bias],
      "The parameters come back as they were.")
    trial.expect("after the epoch, W", parameters[0], equals: right.weights, axes: ["D", "M"])
    trial.expect("after the epoch, b", parameters[1], equals: right.bias, axes: ["M"])
  }
}

private var sgdMistakes: [WrongAnswer<StochasticDescent>] {
  [
    WrongAnswer(
      "uphill",
      says: "You walk uphill: the gradient points where the loss grows. Subtract the step."
    ) { parameters, batches, rate, gradient in
      epoch(parameters, batches, { _ in -rate }, gradient)
    },
    WrongAnswer(
      "divided by |B| again",
      says:
        "Your steps are too short by the size of the batch: its loss is a mean, so the gradient "
        + "has been divided by |B| already."
    ) { parameters, batches, rate, gradient in
      epoch(parameters, batches, { rate / Scalar($0.count) }, gradient)
    },
    WrongAnswer(
      "multiplied by |B|",
      says: "Your steps are too long by the size of the batch: the step is rate times the mean "
        + "gradient, whatever the size."
    ) { parameters, batches, rate, gradient in
      epoch(parameters, batches, { rate * Scalar($0.count) }, gradient)
    },
    WrongAnswer(
      "the rate forgotten",
      says: "Your steps are the whole gradient: multiply it by the learning rate η."
    ) { parameters, batches, rate, gradient in
      epoch(parameters, batches, { _ in 1 }, gradient)
    },
    WrongAnswer(
      "a copy updated",
      says:
        "The parameters come back as they were: for var parameter in parameters { … } changes a "
        + "copy of each. Change the array that you return, at its place: moved[i] -= …"
    ) { parameters, _, _, _ in parameters },
    WrongAnswer(
      "the gradient taken once",
      says: "All your gradients are taken at the start of the epoch. Each batch is asked at the "
        + "point to which the step before has led: that is why many small batches get far."
    ) { parameters, batches, rate, gradient in
      epoch(parameters, batches, { _ in rate }, { gradient(parameters, $1) })
    },
    WrongAnswer(
      "the gradient of all examples",
      says: "Every step uses all the examples: that is plain gradient descent, at the full price "
        + "for each step. Hand the gradient one batch only."
    ) { parameters, batches, rate, gradient in
      let all = batches.flatMap { $0 }
      return epoch(parameters, batches, { _ in rate }, { point, _ in gradient(point, all) })
    },
    WrongAnswer(
      "the gradient asked between the tensors",
      says:
        "b steps along a gradient taken at the W that has moved already. Ask once a batch, then "
        + "move all parameters."
    ) { parameters, batches, rate, gradient in
      var moved = parameters
      for batch in batches {
        for i in moved.indices { moved[i] -= rate * gradient(moved, batch)[i] }
      }
      return moved
    },
    WrongAnswer(
      "one tensor only",
      says: "W is right, but b stays where it began: the step moves every parameter."
    ) { parameters, batches, rate, gradient in
      var moved = parameters
      for batch in batches { moved[0] -= rate * gradient(moved, batch)[0] }
      return moved
    },
    WrongAnswer(
      "one batch only",
      says: "You stop after the first batch: an epoch goes through all of them, a step each."
    ) { parameters, batches, rate, gradient in
      epoch(parameters, Array(batches.prefix(1)), { _ in rate }, gradient)
    },
  ]
}

/// An epoch whose rate may depend on the batch, and whose gradient may be another.
private func epoch(
  _ parameters: [Tensor], _ batches: [[Int]], _ rate: (_ batch: [Int]) -> Scalar,
  _ gradient: (_ parameters: [Tensor], _ batch: [Int]) -> [Tensor]
) -> [Tensor] {
  var moved = parameters
  for batch in batches {
    let gradients = gradient(moved, batch)
    for i in moved.indices { moved[i] -= rate(batch) * gradients[i] }
  }
  return moved
}
