import Tensors

/// The derivative by its definition, stopped before the limit.
///
///     forward    f′(x) ≈ (f(x + h) − f(x)) / h            off by  h/2 · f″
///     central    f′(x) ≈ (f(x + h) − f(x − h)) / 2h       off by  h²/6 · f‴
///
/// Why: by Taylor f(x ± h) = f ± h·f′ + h²/2·f″ ± h³/6·f‴ + … The forward quotient is left with the
/// term of f″; in the central one all even terms cancel.
///
/// Numerical care: x + h is rounded too, and then the step made is not the step divided by. Where x
/// and h are small whole multiples of one power of two, as in this chapter, x ± h is exact.
public enum DifferenceQuotient: String, CaseIterable, Sendable {
  /// The slope of the chord from x to x + h.
  case forward
  /// The slope of the chord from x − h to x + h.
  case central

  /// The quotient for a function at a point.
  ///
  /// - Parameters:
  ///   - f: The function.
  ///   - x: The point.
  ///   - h: The step, not 0.
  /// - Returns: The slope of the chord.
  public func slope(of f: (Scalar) -> Scalar, at x: Scalar, step h: Scalar) -> Scalar {
    switch self {
    case .forward: (f(x + h) - f(x)) / h
    case .central: (f(x + h) - f(x - h)) / (2 * h)
    }
  }
}
