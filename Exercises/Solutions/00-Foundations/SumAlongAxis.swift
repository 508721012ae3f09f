import ExerciseKit
import Tensors

/// The sum along one axis, which leaves the shape.
///
///     yᵢₖ = Σⱼ xᵢⱼₖ        x [A, B, C], axis 1: y [A, C]
///
/// For a matrix [N, M], axis 0 adds up its rows, y [M], and axis 1 its columns, y [N]; the sum of a
/// vector has no axis left, shape []. Tensors have one, two or three axes here, and none is empty.
///
/// Chapter 00, "The tensor"; the sum along axis 0 is db of every layer, article 004 §3.1.2.
/// Useful: `x.shape`, `x.scalars`, `Tensor(shape:scalars:)`. `sumOfRows` and its like would be cheating.
///
/// - Parameters:
///   - x: The tensor.
///   - axis: The axis to add up, from 0.
/// - Returns: The sums, in the shape of x without the axis.
public func sumAlongAxis(_ x: Tensor, _ axis: Int) -> Tensor {
  // SOLUTION
  let (before, after) = (x.shape[..<axis], x.shape[(axis + 1)...])
  let step = after.reduce(1, *)  // the stride of the axis
  let block = x.shape[axis] * step  // the scalars of one index (i, …) before the axis
  var sums = [Scalar](repeating: 0, count: x.count / x.shape[axis])
  for (offset, scalar) in x.scalars.enumerated() {
    sums[offset / block * step + offset % step] += scalar
  }
  return Tensor(shape: Array(before + after), scalars: sums)
  // END
}

// HINTS
// All scalars whose indices differ in the given axis only are added up into one. So each scalar of
// x belongs to exactly one sum: to which?
//
// The index of the sum is the index of the scalar with one number left out. With strides that is a
// division and a remainder: what stands before the axis, and what stands after it.
//
// With step the product of the lengths after the axis and block the step times the length of the
// axis, the scalar at an offset belongs to sum number offset / block * step + offset % step.
