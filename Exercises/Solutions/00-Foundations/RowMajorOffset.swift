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

// HINTS
// Count how many scalars stand before the one that you look for: whole blocks first, then whole
// rows of the last block, then single scalars of the last row.
//
// Walk over the axes from the first to the last with one number, and let each axis do two things
// to it: make room for its own length, and add its own index.
//
// For each pair of an index i and the length of its axis, the new offset is the old offset times
// the length, plus i; begin with 0.
