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
  // SOLUTION
  var counts = [Int](repeating: 0, count: centres.shape[0])
  for n in 0..<points.shape[0] {
    let distances = counts.indices.map { k in
      let (dx, dy) = (points[n, 0] - centres[k, 0], points[n, 1] - centres[k, 1])
      return (dx * dx + dy * dy).squareRoot()
    }
    let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
    if distances[nearest] <= 3 * deviation { counts[nearest] += 1 }
  }
  return (counts, counts.filter { 100 * $0 >= 2 * points.shape[0] }.count)
  // END
}

// HINTS
// Two questions, one after the other: to which mode does each point belong, and which modes have
// enough points.
//
// Loop over the points. For each, find the smallest distance to a centre; only if that is at most 3σ
// does one count go up. After the loop, see which counts reach the share.
//
// if distances[nearest] <= 3 * deviation { counts[nearest] += 1 }, and in the end
// counts.filter { 100 * $0 >= 2 * points.shape[0] }.count.
