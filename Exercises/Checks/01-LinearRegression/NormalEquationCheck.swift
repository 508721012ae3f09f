import ExerciseKit
import LinearRegression
import Tensors

/// From inputs, targets, a ridge and a solver to θ.
public typealias NormalEquation = (
  _ x: Tensor, _ y: Tensor, _ ridge: Scalar, _ solve: (_ matrix: Tensor, _ right: Tensor) -> Tensor
) -> Tensor

/// The normal equation with a ridge, against chapter 01's, which takes the means out first.
public var normalEquationExercise: Exercise<NormalEquation> {
  Exercise(
    "normalEquation",
    wrongAnswers: normalEquationMistakes
  ) { normalEquation, trial in
    let n = Int.random(in: 7...10, using: &trial.generator)
    for (m, ridge) in [(2, 0), (2, 0.3), (1, 0.2)] as [(Int, Scalar)] {
      trial.sizes = ["the number of examples": n, "the number of outputs": m]
      let (x, y) = (1 + trial.normal([n, 3]), 2 + trial.normal([n, m]))
      trial.expect(
        ridge == 0 ? "θ" : "with a ridge, θ", normalEquation(x, y, ridge, solved),
        equals: theta(x, y, ridge), axes: ["D + 1", "M"])
    }
    let (x, y) = (trial.normal([n, 2]), trial.normal([n, 2]))
    let doubled = Tensor.concatenating([x, 2 * x], along: 1)
    trial.expect(
      "with dependent columns, θ", normalEquation(doubled, y, 0, solved), equals: .empty)
    trial.expect(
      "with dependent columns and a ridge, θ", normalEquation(doubled, y, 0.1, solved),
      equals: theta(doubled, y, 0.1), axes: ["D + 1", "M"])
  }
}

private func theta(_ x: Tensor, _ y: Tensor, _ ridge: Scalar) -> Tensor {
  do {
    let model = try LinearModel(leastSquares: x, y, ridge: ridge)
    return .concatenating([model.bias.reshaped([1, -1]), model.weights], along: 0)
  } catch {
    return .empty
  }
}

private func solved(_ matrix: Tensor, _ right: Tensor) -> Tensor {
  do {
    return try Cholesky(matrix, tolerance: 1e-10).solve(right)
  } catch {
    return .empty
  }
}

private var normalEquationMistakes: [WrongAnswer<NormalEquation>] {
  [
    WrongAnswer(
      "no column of ones",
      says: "θ has no intercept: without a column of ones before x the plane is forced through 0."
    ) { x, y, ridge, solve in
      solve(gram(x, Scalar(y.count) * ridge, from: 0), x.transposed.matmul(y))
    },
    WrongAnswer(
      "the ones behind x",
      says: "Your intercept is the last row of θ: the column of ones stands before x, so that the "
        + "bias comes first."
    ) { x, y, ridge, solve in
      let theta = solve(gram(designMatrix(x), Scalar(y.count) * ridge), moments(x, y))
      if theta.rank < 2 { return theta }
      let rows = theta.shape[0]
      return .concatenating([theta.rows(1..<rows), theta.rows(0..<1)], along: 0)
    },
    WrongAnswer(
      "a ridge on the bias",
      says:
        "The ridge holds the bias small too. Then the answer depends on where y has its 0: leave "
        + "the first place of the diagonal alone."
    ) { x, y, ridge, solve in
      solve(gram(designMatrix(x), Scalar(y.count) * ridge, from: 0), moments(x, y))
    },
    WrongAnswer(
      "λ without n",
      says: "You added λ, the ridge of a loss that is a sum. This loss is a mean: multiplied by n, "
        + "its ridge is nλ."
    ) { x, y, ridge, solve in solve(gram(designMatrix(x), ridge), moments(x, y)) },
    WrongAnswer(
      "λ times the examples only",
      says: "You added Nλ, but the mean is over n = N · M elements: with M outputs the ridge is "
        + "N · M · λ."
    ) { x, y, ridge, solve in
      solve(gram(designMatrix(x), Scalar(x.shape[0]) * ridge), moments(x, y))
    },
    WrongAnswer(
      "2nλ",
      says:
        "Your ridge is twice the right one. The squares of the errors have a derivative with a 2 "
        + "as well, and both fall away."
    ) { x, y, ridge, solve in
      solve(gram(designMatrix(x), 2 * Scalar(y.count) * ridge), moments(x, y))
    },
    WrongAnswer(
      "no ridge",
      says: "The ridge is not used: add nλ to the diagonal of XᵀX, but for the place of the bias."
    ) { x, y, _, solve in solve(gram(designMatrix(x), 0), moments(x, y)) },
    WrongAnswer(
      "the ridge in every entry",
      says: "You added the ridge to whole rows of XᵀX, not to its diagonal: λ multiplies the "
        + "identity."
    ) { x, y, ridge, solve in
      let design = designMatrix(x)
      return solve(
        design.transposed.matmul(design) + Scalar(y.count) * ridge, moments(x, y))
    },
  ]
}

/// XᵀX with a ridge on the diagonal from a place on.
private func gram(_ design: Tensor, _ ridge: Scalar, from first: Int = 1) -> Tensor {
  var gram = design.transposed.matmul(design)
  for i in first..<gram.shape[0] { gram[i, i] += ridge }
  return gram
}

/// Xᵀy.
private func moments(_ x: Tensor, _ y: Tensor) -> Tensor {
  designMatrix(x).transposed.matmul(y)
}
