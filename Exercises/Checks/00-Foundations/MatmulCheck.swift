import ExerciseKit
import Tensors

/// From two matrices to their product.
public typealias Matmul = (_ x: Tensor, _ w: Tensor) -> Tensor

/// The matrix product, against its definition.
public var matmulExercise: Exercise<Matmul> {
  Exercise(
    "matmul",
    wrongAnswers: matmulMistakes
  ) { matmul, trial in
    let n = Int.random(in: 3...7, using: &trial.generator)
    let m = trial.generator.next() % 2 == 0 ? 17 : 33
    // One more than a multiple of every length that a vector or a block may have; and the square
    // case, in which no shape gives a transposed factor away.
    for (n, k, m) in [(17, 17, 17), (n, 65, m)] where trial.isRight {
      let (x, w) = (trial.normal([n, k]), trial.normal([k, m]))
      trial.sizes = ["the number N of rows": n, "the number K of terms": k]
      trial.expect(
        "With K = \(k), y", matmul(x, w), equals: x.matmulByDefinition(w), axes: ["N", "M"])
    }
  }
}

private var matmulMistakes: [WrongAnswer<Matmul>] {
  [
    WrongAnswer(
      "w read transposed",
      says: "The scalars of w are read as if w were transposed: row p of w begins at p · M, and j "
        + "runs along it."
    ) { x, w in x.matmulByDefinition(w.reshaped(w.shape.reversed()).transposed.tensor) },
    WrongAnswer(
      "remaining columns lost",
      says: "The product is wrong only in the last column, past the last whole vector or block: M "
        + "is not a multiple of its width, and the columns that remain need a loop of their own."
    ) { x, w in
      var y = x.matmulByDefinition(w)
      for i in 0..<y.shape[0] { y[i, y.shape[1] - 1] = 0 }
      return y
    },
    WrongAnswer(
      "remaining terms lost",
      says: "The last of the K terms is missing from every sum: K is not a multiple of the width "
        + "of a vector or block, or your loop ends one too early."
    ) { x, w in x.matmulByDefinition(w) - lastTerm(x, w) },
    WrongAnswer(
      "overwritten",
      says: "Only the last term, or the last block of terms, has survived: each must be added to "
        + "the entry of y, with += and not =."
    ) { x, w in lastTerm(x, w) },
    WrongAnswer(
      "the sum goes on",
      says: "The sum is not set back to 0 for the next column: every entry still contains those to "
        + "its left."
    ) { x, w in
      var y = x.matmulByDefinition(w)
      for i in 0..<y.shape[0] {
        for j in 1..<y.shape[1] { y[i, j] += y[i, j - 1] }
      }
      return y
    },
  ]
}

/// The last term of every sum, xᵢₚ · wₚⱼ with p = K − 1.
private func lastTerm(_ x: Tensor, _ w: Tensor) -> Tensor {
  let last = w.shape[0] - 1
  let column = x.transposed.tensor.rows(last..<last + 1).reshaped([-1, 1])
  return column.matmulByDefinition(w.rows(last..<last + 1))
}
