import ExerciseKit
import LinearRegression
import Tensors

/// From a start, a rate, a number of steps and the gradient to the points of the descent.
public typealias GdLoop = (
  _ weights: Tensor, _ bias: Tensor, _ rate: Scalar, _ steps: Int,
  _ gradient: (_ weights: Tensor, _ bias: Tensor) -> (dW: Tensor, db: Tensor)
) -> [(weights: Tensor, bias: Tensor)]

/// Ten steps of gradient descent, against chapter 01's.
public var gdLoopExercise: Exercise<GdLoop> {
  Exercise(
    "gdLoop",
    wrongAnswers: gdLoopMistakes
  ) { gdLoop, trial in
    let (n, m) = (Int.random(in: 5...8, using: &trial.generator), 2)
    let (x, y) = (1 + trial.normal([n, 3]), trial.normal([n, m]))
    let start = LinearModel(weights: trial.normal([3, m]), bias: trial.normal([m]))
    let rate = 0.6 * Curvature(ofInputs: x, outputs: m).largestStableRate
    let yours = gdLoop(start.weights, start.bias, rate, 10) { weights, bias in
      let model = LinearModel(weights: weights, bias: bias)
      let gradient = model.lossAndGradient(x, y).gradient
      return (gradient.weights, gradient.bias)
    }
    let path = Descent(from: start, x: x, y: y, rate: rate, epochs: 10).path
    trial.expect("the number of points", yours.count, equals: path.count)
    for (step, (yours, right)) in zip(yours, path).enumerated() {
      let place = step == 0 ? "at the start," : "after step \(step),"
      trial.expect("\(place) W", yours.weights, equals: right.weights, axes: ["D", "M"])
      trial.expect("\(place) b", yours.bias, equals: right.bias, axes: ["M"])
    }
  }
}

private var gdLoopMistakes: [WrongAnswer<GdLoop>] {
  [
    WrongAnswer(
      "b steps from the new W",
      says: "db is taken at the W that has moved already. Both gradients belong to the old point: "
        + "take both first, then update."
    ) { weights, bias, rate, steps, gradient in
      descent(weights, bias, steps) { w, b in
        w -= rate * gradient(w, b).dW
        b -= rate * gradient(w, b).db
      }
    },
    WrongAnswer(
      "W steps from the new b",
      says: "dW is taken at the b that has moved already. Both gradients belong to the old point: "
        + "take both first, then update."
    ) { weights, bias, rate, steps, gradient in
      descent(weights, bias, steps) { w, b in
        b -= rate * gradient(w, b).db
        w -= rate * gradient(w, b).dW
      }
    },
    WrongAnswer(
      "uphill",
      says: "You walk uphill: the gradient points where the loss grows. Subtract the step."
    ) { weights, bias, rate, steps, gradient in
      descent(weights, bias, steps) { w, b in step(&w, &b, -rate, gradient(w, b)) }
    },
    WrongAnswer(
      "the gradient taken once",
      says: "Every step uses the gradient of the start, so that you walk straight on, past the "
        + "valley. Ask for the gradient anew in every step."
    ) { weights, bias, rate, steps, gradient in
      let first = gradient(weights, bias)
      return descent(weights, bias, steps) { w, b in step(&w, &b, rate, first) }
    },
    WrongAnswer(
      "only W moves",
      says: "The bias stays where it began. It is a parameter too: bₜ₊₁ = bₜ − η · db."
    ) { weights, bias, rate, steps, gradient in
      descent(weights, bias, steps) { w, b in w -= rate * gradient(w, b).dW }
    },
    WrongAnswer(
      "the start left out",
      says: "The first point is missing: the path begins with (W₀, b₀), before any step."
    ) { weights, bias, rate, steps, gradient in
      let points = descent(weights, bias, steps) { w, b in step(&w, &b, rate, gradient(w, b)) }
      return Array(points.dropFirst())
    },
    WrongAnswer(
      "the last step left out",
      says: "The last point is missing: T steps make T + 1 points. Do you append before the step, "
        + "and never after the last one?"
    ) { weights, bias, rate, steps, gradient in
      descent(weights, bias, steps - 1) { w, b in step(&w, &b, rate, gradient(w, b)) }
    },
    WrongAnswer(
      "no learning rate",
      says: "Your steps are the whole gradient: multiply it by the learning rate η."
    ) { weights, bias, _, steps, gradient in
      descent(weights, bias, steps) { w, b in step(&w, &b, 1, gradient(w, b)) }
    },
  ]
}

/// The points of a loop whose step may be wrong.
private func descent(
  _ weights: Tensor, _ bias: Tensor, _ steps: Int, step: (inout Tensor, inout Tensor) -> Void
) -> [(weights: Tensor, bias: Tensor)] {
  var (w, b) = (weights, bias)
  var points = [(weights: w, bias: b)]
  for _ in 0..<steps {
    step(&w, &b)
    points.append((w, b))
  }
  return points
}

private func step(
  _ w: inout Tensor, _ b: inout Tensor, _ rate: Scalar, _ gradient: (dW: Tensor, db: Tensor)
) {
  w -= rate * gradient.dW
  b -= rate * gradient.db
}
