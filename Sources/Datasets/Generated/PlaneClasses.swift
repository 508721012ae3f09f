import Foundation
import Tensors

// Classes of points in the plane. Only blobs can be told apart by a line.

extension Generated {
  /// Two half moons that reach into each other.
  ///
  ///     class 0: (cos πt, sin πt)      class 1: (1 − cos πt, ½ − sin πt)      t uniform in [0, 1)
  ///
  /// - Parameters:
  ///   - count: The number of points N; point n is of class n mod 2.
  ///   - noise: The standard deviation of the normal noise on every coordinate.
  ///   - generator: The source of randomness.
  /// - Returns: Inputs of shape [N, 2] and labels.
  public static func twoMoons(
    count: Int, noise: Scalar = 0.1, using generator: inout some RandomNumberGenerator
  ) -> LabelledExamples {
    points("twoMoons", count: count, classCount: 2, noise: noise, using: &generator) { label, t in
      let (x, y) = (cos(.pi * t), sin(.pi * t))
      return label == 0 ? [x, y] : [1 - x, 0.5 - y]
    }
  }

  /// Spirals, one arm a class.
  ///
  ///     arm k: (t cos φ, t sin φ),  φ = 2π (turns · t + k / K)      t uniform in [0, 1)
  ///
  /// - Parameters:
  ///   - count: The number of points N; point n is on arm n mod K.
  ///   - arms: The number of arms K.
  ///   - turns: How often an arm winds around the middle.
  ///   - noise: The standard deviation of the normal noise on every coordinate.
  ///   - generator: The source of randomness.
  /// - Returns: Inputs of shape [N, 2] and labels.
  public static func spirals(
    count: Int, arms: Int, turns: Scalar = 1, noise: Scalar = 0.02,
    using generator: inout some RandomNumberGenerator
  ) -> LabelledExamples {
    points("spirals", count: count, classCount: arms, noise: noise, using: &generator) { arm, t in
      let angle = 2 * Scalar.pi * (turns * t + Scalar(arm) / Scalar(arms))
      return [t * cos(angle), t * sin(angle)]
    }
  }

  /// Concentric rings, one a class.
  ///
  ///     ring k: ((k + 1) cos 2πt, (k + 1) sin 2πt)      t uniform in [0, 1)
  ///
  /// - Parameters:
  ///   - count: The number of points N; point n is on ring n mod K.
  ///   - rings: The number of rings K.
  ///   - noise: The standard deviation of the normal noise on every coordinate.
  ///   - generator: The source of randomness.
  /// - Returns: Inputs of shape [N, 2] and labels.
  public static func concentricRings(
    count: Int, rings: Int = 2, noise: Scalar = 0.1,
    using generator: inout some RandomNumberGenerator
  ) -> LabelledExamples {
    points("concentricRings", count: count, classCount: rings, noise: noise, using: &generator) {
      ring, t in
      let radius = Scalar(ring + 1)
      return [radius * cos(2 * .pi * t), radius * sin(2 * .pi * t)]
    }
  }

  /// Normal clouds around centers, one a class.
  ///
  ///     x = centerₖ + spread · ε      ε standard normal
  ///
  /// - Parameters:
  ///   - count: The number of points N; point n belongs to center n mod K.
  ///   - centers: The K centers, of D coordinates each.
  ///   - spread: The standard deviation of every coordinate.
  ///   - generator: The source of randomness.
  /// - Returns: Inputs of shape [N, D] and labels.
  public static func blobs(
    count: Int, centers: [[Scalar]], spread: Scalar = 0.5,
    using generator: inout some RandomNumberGenerator
  ) -> LabelledExamples {
    points("blobs", count: count, classCount: centers.count, noise: spread, using: &generator) {
      label, _ in centers[label]
    }
  }
}
