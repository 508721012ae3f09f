import Tensors

/// The data of both linear programs: points about the line y = 3x + 2.
///
///     x ~ uniform in [0, 1)      y = 3x + 2 + ε
///
/// The articles' noise ε is uniform in [0, 1), whose mean ½ lifts the line to 3x + 2.5 (E000-13,
/// E003-18). Here it is uniform in [−½, ½) unless asked otherwise, and the truth is what it says.
/// Either way ε has the variance 1/12, below which no model's error can stay for long.
///
/// Articles: 000 §4.1, 003 §4.1. Formula 000-C01a.
public struct NoisyLine: Sendable {
  /// The inputs, [N, 1].
  public let x: Tensor
  /// The targets, [N, 1].
  public let y: Tensor

  /// Draws points.
  ///
  /// - Parameters:
  ///   - count: The number N of points.
  ///   - low: The smallest noise.
  ///   - generator: The source of randomness.
  public init(
    count: Int = 100, noiseFrom low: Scalar = -0.5,
    using generator: inout some RandomNumberGenerator
  ) {
    x = .uniform([count, 1], using: &generator)
    y = 3 * x + 2 + .uniform([count, 1], from: low, to: low + 1, using: &generator)
  }
}
