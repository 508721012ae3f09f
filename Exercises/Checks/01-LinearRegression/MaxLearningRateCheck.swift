import ExerciseKit
import LinearRegression
import Tensors

/// From inputs to the largest stable learning rate.
public typealias MaxLearningRate = (_ x: Tensor) -> Scalar

/// The bound 2/λmax, against chapter 01's.
public var maxLearningRateExercise: Exercise<MaxLearningRate> {
  Exercise(
    "maxLearningRate",
    wrongAnswers: maxLearningRateMistakes
  ) { maxLearningRate, trial in
    let n = Int.random(in: 7...11, using: &trial.generator)
    for d in [3, 1] {
      trial.sizes = ["the number of examples": n]
      // Away from 0, the largest eigenvalue stands alone and is found fast from any start.
      let x = 2 + trial.normal([n, d])
      let curvature = Curvature(ofInputs: x)
      let yours = maxLearningRate(x)
      let below = abs(1 - 0.99 * yours * curvature.largest)
      let above = abs(1 - 1.01 * yours * curvature.largest)
      trial.expect(
        !(below > 1),
        "Your rate is too large: at 1 % below it every step multiplies the distance along the "
          + "steepest direction by \(Float(below)), and descent explodes.")
      trial.expect(
        !(above < 1),
        "Your rate is safe, but not the largest: at 1 % above it every step still multiplies the "
          + "distance along the steepest direction by \(Float(above)).")
      trial.expect("the rate", yours, equals: curvature.largestStableRate)
    }
  }
}

private var maxLearningRateMistakes: [WrongAnswer<MaxLearningRate>] {
  [
    WrongAnswer(
      "1/λmax",
      says: "That is 1/λmax, half the right one. With it a step along the steepest direction ends "
        + "at the bottom; a step almost twice as long still comes nearer."
    ) { 1 / Curvature(ofInputs: $0).largest },
    WrongAnswer(
      "the smallest eigenvalue",
      says: "That is 2/λmin, the bound of the flattest direction. The steepest one, λmax, explodes "
        + "first."
    ) { 2 / Curvature(ofInputs: $0).smallest },
    WrongAnswer(
      "XᵀX without 1/N",
      says:
        "Your rate is N times too small: it belongs to the sum of the squares. The loss is their "
        + "mean, so that H is 2/N · XᵀX."
    ) { Curvature(ofInputs: $0).largestStableRate / Scalar($0.shape[0]) },
    WrongAnswer(
      "H without the 2",
      says:
        "Your rate is twice the right one: the second derivative of a square is 2, so that H is "
        + "2/N · XᵀX."
    ) { 2 * Curvature(ofInputs: $0).largestStableRate },
    WrongAnswer(
      "no column of ones",
      says: "H lacks the bias: X is the inputs behind a column of ones."
    ) { x in 2 / largestEigenvalue(x.transposed.matmul(x) * (2 / Scalar(x.shape[0]))) },
    WrongAnswer(
      "the trace of H",
      says: "That is 2 over the trace of H, the sum of all eigenvalues. Such a rate is safe, but "
        + "λmax alone allows more."
    ) { x in
      let hessian = Curvature(ofInputs: x).hessian
      return 2 / (0..<hessian.shape[0]).reduce(0) { $0 + hessian[$1, $1] }
    },
    WrongAnswer(
      "the norm of H",
      says:
        "That is 2 over the norm of all of H. The norm is a little larger than λmax, so that "
        + "the rate is safe, but not the bound: take the norm of H·v, with v of length 1."
    ) { 2 / Curvature(ofInputs: $0).hessian.norm },
    WrongAnswer(
      "the fastest rate",
      says: "That is 2/(λmin + λmax), the rate that converges fastest. Descent still converges a "
        + "little above it, up to 2/λmax."
    ) { Curvature(ofInputs: $0).fastestRate },
    WrongAnswer(
      "λmax itself",
      says: "You returned λmax: the rate is 2 divided by it."
    ) { Curvature(ofInputs: $0).largest },
  ]
}

/// Power iteration on a matrix with no negative eigenvalues.
private func largestEigenvalue(_ matrix: Tensor) -> Scalar {
  var v = Tensor(repeating: 1, shape: [matrix.shape[0], 1])
  for _ in 0..<1_000 { v = matrix.matmul(v / v.norm) }
  return v.norm
}
