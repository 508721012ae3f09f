import ExerciseKit
import Foundations

/// From an index and a shape to the place in the list of scalars.
public typealias RowMajorOffset = (_ index: [Int], _ shape: [Int]) -> Int

/// The offset of every index of tensors with one, two and three axes.
public var rowMajorOffsetExercise: Exercise<RowMajorOffset> {
  Exercise(
    "rowMajorOffset",
    wrongAnswers: rowMajorOffsetMistakes
  ) { rowMajorOffset, trial in
    let primes = [2, 3, 5].shuffled(using: &trial.generator)  // equal lengths would hide mistakes
    for shape in [[7], Array(primes.dropLast()), primes] {
      let order = RowMajorOrder(shape: shape)
      for offset in 0..<shape.reduce(1, *) {
        let index = order.index(at: offset)
        trial.expect(
          "The offset of \(index) in the shape \(shape)", rowMajorOffset(index, shape),
          equals: offset)
      }
    }
  }
}

private var rowMajorOffsetMistakes: [WrongAnswer<RowMajorOffset>] {
  [
    WrongAnswer(
      "column-major",
      says: "This is column-major order, in which the first axis runs fastest. In row-major order "
        + "the last axis must have stride 1."
    ) { index, shape in
      zip(index, shape).reversed().reduce(0) { $0 * $1.1 + $1.0 }
    },
    WrongAnswer(
      "length for stride",
      says: "You multiplied each index by the length of its own axis. A stride is how many "
        + "scalars one step skips: the lengths to the right of the axis, multiplied together."
    ) { index, shape in
      zip(index, shape).reduce(0) { $0 + $1.0 * $1.1 }
    },
    WrongAnswer(
      "one length too many",
      says: "Every stride contains the length of its own axis, so even the last axis skips. One "
        + "step along an axis skips only what lies to its right."
    ) { index, shape in
      zip(index, shape).reduce(0) { ($0 + $1.0) * $1.1 }
    },
    WrongAnswer(
      "the length to the left",
      says: "You multiplied by the length of the axis before. To make room for index j of an axis, "
        + "the offset so far is multiplied by the length of that axis itself."
    ) { index, shape in
      var offset = 0
      for axis in index.indices { offset = offset * shape[max(axis - 1, 0)] + index[axis] }
      return offset
    },
  ]
}
