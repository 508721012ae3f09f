import ExerciseKit

/// Where the element (i, j) of xᵀ stands in the scalars of x: to transpose, nothing has to move.
///
///     xᵀ(i, j) = x(j, i)
///
/// Shapes: x [N, M], row-major; xᵀ [M, N], so i < M and j < N. The list of scalars stays as it is,
/// only the way through it changes.
///
/// Chapter 00, "The tensor"; `Tensor.transposed` is such a view. Useful: a row of x is M scalars long.
///
/// - Parameters:
///   - i: The row of xᵀ, from 0.
///   - j: The column of xᵀ, from 0.
///   - shape: The shape of x, [N, M].
/// - Returns: The place in the scalars of x, from 0.
public func transposedOffset(_ i: Int, _ j: Int, _ shape: [Int]) -> Int {
  // SOLUTION
  j * shape[1] + i
  // END
}

// HINTS
// The scalars are those of x, in the order of x. Which element of x is the element (i, j) of its
// transpose?
//
// It is x(j, i): row j of x, and there number i. How many scalars do the rows before row j take
// up?
//
// A row of x is shape[1] scalars long, so the place is j times shape[1], plus i.
