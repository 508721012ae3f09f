import Foundation
import Tensors

/// The error of a difference quotient as a function of its step: a V on logarithmic axes.
///
///     E(h) = mean over x of |quotient − f′(x)| / |f′(x)|
///
/// Why a mean: one point's rounding errors vanish here and there by luck, and the best step would be
/// the luckiest one.
public struct ErrorCurve: Sendable {
  /// The steps h.
  public let steps: [Scalar]
  /// The mean relative error of each step.
  public let errors: [Scalar]

  /// Measures the error of a quotient.
  ///
  /// - Parameters:
  ///   - quotient: The quotient.
  ///   - f: The function.
  ///   - derivative: Its derivative, 0 at none of the points.
  ///   - points: The points.
  ///   - steps: The steps h, above 0; by default all halvings that the scalar's digits can hold.
  public init(
    of quotient: DifferenceQuotient, for f: (Scalar) -> Scalar,
    derivative: (Scalar) -> Scalar, at points: [Scalar],
    steps: [Scalar] = ErrorCurve.halvings(Scalar.significandBitCount)
  ) {
    self.steps = steps
    errors = steps.map { h in
      var sum: Scalar = 0
      for x in points {
        let truth = derivative(x)
        sum += abs((quotient.slope(of: f, at: x, step: h) - truth) / truth)
      }
      return sum / Scalar(points.count)
    }
  }

  /// The steps ½, ¼, ⅛ and so on.
  ///
  /// - Parameter count: How many.
  /// - Returns: The steps, each half of the one before.
  public static func halvings(_ count: Int) -> [Scalar] {
    (0..<count).map { Scalar(sign: .plus, exponent: -1 - $0, significand: 1) }
  }

  /// The step with the smallest error, and that error: the foot of the V.
  public var best: (step: Scalar, error: Scalar) {
    zip(steps, errors).min { $0.1 < $1.1 }.map { (step: $0.0, error: $0.1) } ?? (.nan, .nan)
  }

  /// The observed order: the slope of the branch where the error falls with the step.
  ///
  /// Fitted to the steps at least 8 times the best: nearer to it, rounding shows.
  public var order: Scalar {
    let enough = 8 * best.step
    return slope { $0 >= enough }
  }

  /// The slope of the branch where rounding rules and the error grows as the step falls: near −1.
  public var roundingOrder: Scalar {
    let enough = best.step / 8
    return slope { $0 <= enough }
  }

  /// The slope of the straight line that fits log E over log h best, Σ(u − ū)(v − v̄) / Σ(u − ū)².
  ///
  /// NaN for fewer than two steps.
  private func slope(over isIncluded: (Scalar) -> Bool) -> Scalar {
    let points = zip(steps, errors).filter { isIncluded($0.0) }.map { (u: log($0.0), v: log($0.1)) }
    let meanU = points.reduce(0) { $0 + $1.u } / Scalar(points.count)
    let meanV = points.reduce(0) { $0 + $1.v } / Scalar(points.count)
    let above = points.reduce(0) { $0 + ($1.u - meanU) * ($1.v - meanV) }
    let below = points.reduce(0) { $0 + ($1.u - meanU) * ($1.u - meanU) }
    return above / below
  }
}
