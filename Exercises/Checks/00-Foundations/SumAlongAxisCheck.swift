import ExerciseKit
import Foundations
import Tensors

/// From a tensor and an axis to the sums along it.
public typealias SumAlongAxis = (_ x: Tensor, _ axis: Int) -> Tensor

/// Sums along every axis of tensors with one, two and three axes.
public var sumAlongAxisExercise: Exercise<SumAlongAxis> {
  Exercise(
    "sumAlongAxis",
    wrongAnswers: sumAlongAxisMistakes
  ) { sumAlongAxis, trial in
    let lengths = [3, 4, 5].shuffled(using: &trial.generator)
    for shape in [[4, 4], Array(lengths.dropLast()), lengths, [7]] {
      let x = trial.normal(shape)
      for axis in shape.indices {
        trial.sizes = ["the length of the axis": shape[axis]]
        trial.expect(
          "For x of shape \(shape) and axis \(axis), y", sumAlongAxis(x, axis),
          equals: sumByDefinition(x, axis))
      }
    }
    expectAdjoint(of: sumAlongAxis, &trial)
  }
}

/// Expects ⟨B v, y⟩ = ⟨v, Bᵀ y⟩, where B repeats a row and Bᵀ is the sum along axis 0.
private func expectAdjoint(of sumAlongAxis: SumAlongAxis, _ trial: inout Trial) {
  let (v, y) = (trial.normal([3]), trial.normal([5, 3]))
  let sums = sumAlongAxis(y, 0)
  guard sums.shape == v.shape else { return }
  let difference = (Tensor.zeros([5, 3]) + v).dot(y) - v.dot(sums)
  trial.expect(
    abs(difference) < 1e-10,
    "The sum along axis 0 is not the way back of a row that is added to all rows.")
}

/// Σⱼ xᵢⱼₖ, index by index.
private func sumByDefinition(_ x: Tensor, _ axis: Int) -> Tensor {
  let order = RowMajorOrder(shape: x.shape)
  var shape = x.shape
  shape.remove(at: axis)
  var sums = Tensor.zeros(shape)
  for offset in 0..<x.count {
    let index = order.index(at: offset)
    var rest = index
    rest.remove(at: axis)
    sums[index: rest] += x[index: index]
  }
  return sums
}

private var sumAlongAxisMistakes: [WrongAnswer<SumAlongAxis>] {
  [
    WrongAnswer(
      "the other axis",
      says: "You added up another axis, as if they were counted from the last one. The axis that "
        + "is named is the one that goes: axis 0 of [N, M] leaves [M], the sum of the rows."
    ) { x, axis in sumByDefinition(x, x.rank - 1 - axis) },
    WrongAnswer(
      "mean for sum",
      says: "This is the mean: the ratio is the length of the axis. A sum divides by nothing."
    ) { x, axis in sumByDefinition(x, axis) / Scalar(x.shape[axis]) },
    WrongAnswer(
      "the last one missed",
      says: "The last index of the axis is missing from every sum: your loop ends one too early."
    ) { x, axis in sumByDefinition(x, axis) - slice(x, axis, x.shape[axis] - 1) },
    WrongAnswer(
      "overwritten",
      says: "Only the last index of the axis is in the sums: each scalar must be added, with += "
        + "and not =."
    ) { x, axis in slice(x, axis, x.shape[axis] - 1) },
    WrongAnswer(
      "the axis is kept",
      says: "The numbers are right, but the axis is still there, with length 1. It has to leave "
        + "the shape."
    ) { x, axis in
      var shape = x.shape
      shape[axis] = 1
      return sumByDefinition(x, axis).reshaped(shape)
    },
  ]
}

/// The scalars of x with one number on an axis, in the shape of the sums.
private func slice(_ x: Tensor, _ axis: Int, _ number: Int) -> Tensor {
  let order = RowMajorOrder(shape: x.shape)
  var others = x
  for offset in 0..<x.count {
    let index = order.index(at: offset)
    if index[axis] != number { others[index: index] = 0 }
  }
  return sumByDefinition(others, axis)
}
