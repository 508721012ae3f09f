import ExerciseKit
import LinearRegression
import Tensors

/// From a symmetric matrix to its lower triangle, empty if there is none.
public typealias CholeskyFactor = (_ matrix: Tensor) -> Tensor

/// The Cholesky factor, against chapter 01's; and the matrices that have none.
public var choleskyFactorExercise: Exercise<CholeskyFactor> {
  Exercise(
    "choleskyFactor",
    wrongAnswers: choleskyFactorMistakes
  ) { choleskyFactor, trial in
    for size in [4, 3, 1] {
      let x = trial.normal([size + 3, size])
      let matrix = x.transposed.matmul(x)
      trial.expect("L", choleskyFactor(matrix), equals: factor(matrix), axes: ["D", "D"])
    }
    // Whole numbers, of which every step is exact: the pivot is what it is meant to be.
    let pivot = Int.random(in: 1...3, using: &trial.generator)
    let names = ["in small units", "for a singular matrix", "with a pivot of 1e-12"]
    for (name, root) in zip(names, [2, 0, 0x1p-20] as [Scalar]) {
      let triangle = wholeTriangle(pivot, root, &trial.generator)
      let matrix = triangle.matmul(triangle.transposed) * (root == 2 ? 0x1p-60 : 1)
      trial.expect("\(name), L", choleskyFactor(matrix), equals: factor(matrix))
    }
    var indefinite = Tensor([[4, 2, 0], [2, 1, 0], [0, 0, 9]])
    indefinite[pivot - 1, pivot - 1] -= 5 * Scalar(pivot)
    trial.expect(
      "for a matrix that is not positive definite, L", choleskyFactor(indefinite), equals: .empty)
  }
}

/// A lower triangle of whole numbers with 1 … 3 on the diagonal but for one place.
private func wholeTriangle(
  _ place: Int, _ root: Scalar, _ generator: inout SeededGenerator
) -> Tensor {
  var triangle = Tensor.zeros([4, 4])
  for i in 0..<4 {
    for j in 0...i {
      triangle[i, j] = Scalar(Int.random(in: 1...3, using: &generator))
    }
  }
  triangle[place, place] = root
  return triangle
}

private func factor(_ matrix: Tensor) -> Tensor {
  do {
    return try Cholesky(matrix, tolerance: 1e-10).factor
  } catch {
    return .empty
  }
}

private var choleskyFactorMistakes: [WrongAnswer<CholeskyFactor>] {
  [
    WrongAnswer(
      "the root of Aⱼⱼ alone",
      says:
        "The diagonal is the root of the diagonal of A: right for the first column only. Before "
        + "the root, subtract the squares of row j of L."
    ) { factor($0, squares: 0) },
    WrongAnswer(
      "Aᵢⱼ without the sum",
      says: "Below the diagonal the sum of the Lᵢₖ Lⱼₖ is not subtracted: that is right for the "
        + "first column only."
    ) { factor($0, products: 0) },
    WrongAnswer(
      "not divided by Lⱼⱼ",
      says: "Below the diagonal the division by Lⱼⱼ is missing."
    ) { factor($0, divides: false) },
    WrongAnswer(
      "no root",
      says: "The diagonal holds the pivots themselves: take their roots, since L · Lᵀ multiplies "
        + "each by itself."
    ) { factor($0) { $0 } },
    WrongAnswer(
      "L transposed",
      says: "That is Lᵀ, the upper triangle: A = L · Lᵀ with L lower triangular."
    ) { matrix in
      let lower = factor(matrix)
      return lower.rank == 2 ? lower.transposed.tensor : lower
    },
    WrongAnswer(
      "A left above the diagonal",
      says: "Above the diagonal your L still holds A: put zeros there."
    ) { matrix in
      var full = factor(matrix)
      if full == .empty { return full }
      for i in 0..<matrix.shape[0] {
        for j in (i + 1)..<matrix.shape[0] { full[i, j] = matrix[i, j] }
      }
      return full
    },
    WrongAnswer(
      "no test of the pivot",
      says: "You took apart a matrix that has no factor: a pivot is 0 or negative there, and the "
        + "root and the division give nonsense. Return `.empty`."
    ) { factor($0, limit: { _ in -.infinity }) },
    WrongAnswer(
      "zeros for no factor",
      says: "Where there is no factor you return zeros. They look like an answer: return `.empty`."
    ) { matrix in
      let lower = factor(matrix)
      return lower == .empty ? .zeros(matrix.shape) : lower
    },
    WrongAnswer(
      "only 0 refused",
      says: "You refuse a pivot of 0, but a singular matrix leaves a rounding error there, not 0: "
        + "refuse all that is not above 1e-10 · Aⱼⱼ."
    ) { factor($0, limit: { _ in 0 }) },
    WrongAnswer(
      "an absolute limit",
      says: "You refuse pivots below 1e-10, whatever the unit: columns in kilometers and in meters "
        + "are equally good. Compare with 1e-10 · Aⱼⱼ."
    ) { factor($0, limit: { _ in 1e-10 }) },
  ]
}

/// The factor with a part of its formula changed.
private func factor(
  _ a: Tensor, squares: Scalar = 1, products: Scalar = 1, divides: Bool = true,
  limit: (Scalar) -> Scalar = { 1e-10 * $0 }, root: (Scalar) -> Scalar = { $0.squareRoot() }
) -> Tensor {
  let size = a.shape[0]
  var l = Tensor.zeros([size, size])
  for j in 0..<size {
    let pivot = a[j, j] - squares * (0..<j).reduce(0) { $0 + l[j, $1] * l[j, $1] }
    if pivot <= limit(a[j, j]) { return .empty }
    l[j, j] = root(pivot)
    for i in (j + 1)..<size {
      let rest = a[i, j] - products * (0..<j).reduce(0) { $0 + l[i, $1] * l[j, $1] }
      l[i, j] = divides ? rest / l[j, j] : rest
    }
  }
  return l
}
