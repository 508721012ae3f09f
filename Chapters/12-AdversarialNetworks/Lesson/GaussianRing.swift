import Foundation
import Tensors

/// Points around a ring of normal distributions: the smallest world in which a generator can forget
/// most of what there is.
///
/// The K modes stand on a circle, at equal distances. A generator that makes points of one mode only,
/// however well, is taken for a good one by a discriminator that looks at single points; whether all
/// modes are there is seen by counting.
public struct GaussianRing: Sendable {
  /// The centres of the modes, [K, 2].
  public let centres: Tensor
  /// The standard deviation σ of each mode in each direction.
  public let deviation: Scalar

  /// Places modes on a circle.
  ///
  /// - Parameters:
  ///   - modes: The number K of modes.
  ///   - radius: The radius of the circle.
  ///   - deviation: The standard deviation σ.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    modes: Int = 8, radius: Scalar = 2, deviation: Scalar = 0.05, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    guard modes > 0 else {
      mistake("GaussianRing: \(modes) modes, expected at least one", file: file, line: line)
    }
    centres = Tensor(
      (0..<modes).map { mode in
        let angle = 2 * Scalar.pi * Scalar(mode) / Scalar(modes)
        return [radius * cos(angle), radius * sin(angle)]
      })
    self.deviation = deviation
  }

  /// Draws points, each from a mode drawn at random.
  ///
  /// - Parameters:
  ///   - count: The number N of points.
  ///   - generator: The source of randomness.
  /// - Returns: The points, [N, 2].
  public func points(_ count: Int, using generator: inout some RandomNumberGenerator) -> Tensor {
    let modes = (0..<count).map { _ in
      randomIndex(below: centres.shape[0], using: &generator)
    }
    return centres.gather(rows: modes)
      + Tensor.normal([count, 2], standardDeviation: deviation, using: &generator)
  }

  /// How well points cover the modes.
  ///
  /// - Parameters:
  ///   - points: The points, [N, 2].
  ///   - least: How many of a thousand points a mode needs within 3σ, to count as covered.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The coverage.
  public func coverage(
    of points: Tensor, least: Scalar = 20, file: StaticString = #fileID, line: UInt = #line
  ) -> ModeCoverage {
    guard points.shape.count == 2, points.shape[1] == 2 else {
      mistake(
        "GaussianRing.coverage: points of shape \(points.shape), expected [N, 2]", file: file,
        line: line)
    }
    var counts = [Int](repeating: 0, count: centres.shape[0])
    var distances: [Scalar] = []
    for n in 0..<points.shape[0] {
      let squares = (0..<centres.shape[0]).map { k in
        let (dx, dy) = (points[n, 0] - centres[k, 0], points[n, 1] - centres[k, 1])
        return dx * dx + dy * dy
      }
      let nearest = squares.indices.min { squares[$0] < squares[$1] } ?? 0
      let distance = squares[nearest].squareRoot()
      distances.append(distance)
      if distance <= 3 * deviation { counts[nearest] += 1 }
    }
    let needed = least * Scalar(points.shape[0]) / 1_000
    return ModeCoverage(
      counts: counts, covered: counts.filter { Scalar($0) >= needed && $0 > 0 }.count,
      meanDistance: distances.isEmpty ? 0 : Tensor(distances).mean())
  }
}

/// Which modes of a distribution a set of points has found.
public struct ModeCoverage: Sendable, Equatable {
  /// The points within 3σ of each mode.
  public let counts: [Int]
  /// The number of modes that have enough of them.
  public let covered: Int
  /// The mean distance of a point to its nearest mode: small for a collapsed generator too, so that it
  /// says nothing about what is missing.
  public let meanDistance: Scalar

  /// Whether nearly all that is near any mode is near a single one.
  public var isCollapsed: Bool {
    let total = counts.reduce(0, +)
    return total > 0 && 10 * (counts.max() ?? 0) >= 9 * total
  }
}
