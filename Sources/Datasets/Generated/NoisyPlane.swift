import Tensors

extension Generated {
  /// Points near a line.
  ///
  ///     y = slope · x + intercept + noise · ε      x uniform in [−1, 1), ε standard normal
  ///
  /// - Parameters:
  ///   - count: The number of points N.
  ///   - slope: The slope of the line.
  ///   - intercept: The height of the line at x = 0.
  ///   - noise: The standard deviation of the noise.
  ///   - generator: The source of randomness.
  /// - Returns: Inputs and targets, both [N, 1].
  public static func noisyLine(
    count: Int, slope: Scalar, intercept: Scalar, noise: Scalar,
    using generator: inout some RandomNumberGenerator
  ) -> (inputs: Tensor, targets: Tensor) {
    noisyPlane(count: count, weights: [slope], bias: intercept, noise: noise, using: &generator)
  }

  /// Points near a plane over D inputs.
  ///
  ///     y = x · w + b + noise · ε      every xₙₘ uniform in [−1, 1), ε standard normal
  ///
  /// - Parameters:
  ///   - count: The number of points N.
  ///   - weights: The D weights w.
  ///   - bias: The bias b.
  ///   - noise: The standard deviation of the noise.
  ///   - generator: The source of randomness.
  /// - Returns: Inputs [N, D] and targets [N, 1].
  public static func noisyPlane(
    count: Int, weights: [Scalar], bias: Scalar, noise: Scalar,
    using generator: inout some RandomNumberGenerator
  ) -> (inputs: Tensor, targets: Tensor) {
    check("noisyPlane", ["count": count, "weights": weights.count])
    let x = Tensor.uniform([count, weights.count], from: -1, to: 1, using: &generator)
    let plane = x.matmul(Tensor(weights).reshaped([-1, 1])) + bias
    return (x, plane + .normal([count, 1], standardDeviation: noise, using: &generator))
  }
}
