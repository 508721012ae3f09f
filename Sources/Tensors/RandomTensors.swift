import Foundation

extension Tensor {
  /// A tensor of independent numbers, uniform in [low, high).
  ///
  /// - Parameters:
  ///   - shape: The lengths of the axes.
  ///   - low: The lower bound, included.
  ///   - high: The upper bound, excluded up to rounding.
  ///   - generator: The source of randomness.
  /// - Returns: The tensor.
  public static func uniform(
    _ shape: [Int], from low: Scalar = 0, to high: Scalar = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    var result = Tensor.zeros(shape)
    for i in 0..<result.count {
      result.storage[i] = low + (high - low) * unitUniform(using: &generator)
    }
    return result
  }

  /// A tensor of independent normal numbers.
  ///
  ///     √(−2 ln u) · cos 2πv  and  √(−2 ln u) · sin 2πv,   u in (0, 1], v in [0, 1)
  ///
  /// G. Box and M. Muller, "A note on the generation of random normal deviates", Annals of
  /// Mathematical Statistics 29 (1958).
  ///
  /// - Parameters:
  ///   - shape: The lengths of the axes.
  ///   - mean: The mean of every element.
  ///   - standardDeviation: The standard deviation of every element.
  ///   - generator: The source of randomness.
  /// - Returns: The tensor.
  public static func normal(
    _ shape: [Int], mean: Scalar = 0, standardDeviation: Scalar = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    var result = Tensor.zeros(shape)
    for i in stride(from: 0, to: result.count, by: 2) {
      let u = 1 - unitUniform(using: &generator)
      let radius = standardDeviation * (-2 * log(u)).squareRoot()
      let angle = 2 * Scalar.pi * unitUniform(using: &generator)
      result.storage[i] = mean + radius * cos(angle)
      if i + 1 < result.count { result.storage[i + 1] = mean + radius * sin(angle) }
    }
    return result
  }
}

/// A number in [0, 1) from as many high bits as the scalar's significand holds.
private func unitUniform(using generator: inout some RandomNumberGenerator) -> Scalar {
  let bits = Scalar.significandBitCount + 1
  let number: UInt64 = generator.next() >> UInt64(64 - bits)
  return Scalar(number) * Scalar(sign: .plus, exponent: -bits, significand: 1)
}
