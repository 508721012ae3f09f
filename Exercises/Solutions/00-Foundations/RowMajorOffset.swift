import ExerciseKit

/// Where a tensor keeps the scalar of an index: its place in the list of scalars, from 0.
///
///     offset(i, j, k) = i · B·C + j · C + k = (i · B + j) · C + k        shape [A, B, C]
///
/// Row behind row, the last axis running fastest, for any number of axes: in the shape [2, 3] index
/// [1, 0] is number 3. Every index lies inside its shape.
///
/// Chapter 00, "The tensor"; no article explains it. Useful: `zip(index, shape)`.
///
/// - Parameters:
///   - index: One number an axis, from 0.
///   - shape: The lengths of the axes, as many.
/// - Returns: The place, from 0.
public func rowMajorOffset(_ index: [Int], _ shape: [Int]) -> Int {
  // SOLUTION
  var offset = 0
  for (i, length) in zip(index, shape) { offset = offset * length + i }
  return offset
  // END
}
