import ExerciseKit
import Foundations

/// From an index of the transposed matrix and the shape of the matrix to the place in its scalars.
public typealias TransposedOffset = (_ i: Int, _ j: Int, _ shape: [Int]) -> Int

/// Reading a matrix transposed, where it stands.
public var transposedOffsetExercise: Exercise<TransposedOffset> {
  Exercise(
    "transposedOffset",
    wrongAnswers: transposedOffsetMistakes
  ) { transposedOffset, trial in
    let lengths = [2, 3, 5].shuffled(using: &trial.generator)
    for shape in [[lengths[0], lengths[1]], [lengths[1], lengths[2]], [4, 4]] {
      let order = RowMajorOrder(shape: shape)
      for i in 0..<shape[1] {
        for j in 0..<shape[0] {
          trial.expect(
            "With x of shape \(shape), the offset of xᵀ[\(i), \(j)]",
            transposedOffset(i, j, shape), equals: order.offset(of: [j, i]))
        }
      }
    }
  }
}

private var transposedOffsetMistakes: [WrongAnswer<TransposedOffset>] {
  [
    WrongAnswer(
      "not transposed",
      says: "This is the offset of element [i, j] of x itself. Element [1, 0] of the transposed "
        + "read is element [0, 1] of x."
    ) { i, j, shape in i * shape[1] + j },
    WrongAnswer(
      "the stride of the wrong axis",
      says: "You multiplied by the number of rows: right only for a square matrix. Already element "
        + "[0, 1] of the transposed read goes wrong: it is the first of row 1 of x, M scalars on."
    ) { i, j, shape in j * shape[0] + i },
    WrongAnswer(
      "the offset in a copy",
      says: "This is where the element would be if xᵀ had been copied into a list of its own. "
        + "Nothing is moved here: the scalars stand in the order of x."
    ) { i, j, shape in i * shape[0] + j },
  ]
}
