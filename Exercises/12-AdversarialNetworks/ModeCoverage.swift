import ExerciseKit
import Tensors

/// How many modes of a distribution a generator has found.
///
///     a point belongs to the nearest centre, and counts if it is within 3σ of it
///     a mode is covered if at least 2 in 100 of all points count for it
///
/// A generator that makes good points of a single mode covers one, however near they are. Shapes:
/// points [N, 2], centres [K, 2].
///
/// Chapter 12; article 000 §3.3. Useful: `points[n, 0]`, `points.shape[0]`,
/// `indices.min { a[$0] < a[$1] }`.
///
/// - Parameters:
///   - points: The generated points.
///   - centres: The centres of the modes.
///   - deviation: The standard deviation σ of each mode.
/// - Returns: The number of points that count for each mode, and the number of covered modes.
public func modeCoverage(
  of points: Tensor, centres: Tensor, deviation: Scalar
) -> (counts: [Int], covered: Int) {
  todo()
}
