import Foundation
import Tensors

/// Sets of examples made from a formula and random numbers; the same seed gives the same set.
public enum Generated {
  /// Points on one curve a class, plus normal noise; example n is of class n mod K.
  ///
  /// - Parameters:
  ///   - name: The operation, for messages.
  ///   - count: The number of points N.
  ///   - classCount: The number of classes K.
  ///   - noise: The standard deviation of the noise on every coordinate.
  ///   - generator: The source of randomness.
  ///   - place: The point of a class at t, which is uniform in [0, 1).
  /// - Returns: Inputs of shape [N, D] and their labels.
  static func points(
    _ name: String, count: Int, classCount: Int, noise: Scalar,
    using generator: inout some RandomNumberGenerator,
    at place: (_ label: Int, _ t: Scalar) -> [Scalar]
  ) -> LabelledExamples {
    check(name, ["count": count, "classes": classCount])
    let labels = (0..<count).map { $0 % classCount }
    let t = Tensor.uniform([count], using: &generator)
    let points = Tensor(labels.indices.map { place(labels[$0], t[$0]) })
    let shaken = points + .normal(points.shape, standardDeviation: noise, using: &generator)
    return LabelledExamples(inputs: shaken, labels: labels, classCount: classCount)
  }

  /// Ends the program when one of the numbers is not positive.
  static func check(_ name: String, _ numbers: KeyValuePairs<String, Int>) {
    for (label, number) in numbers where number < 1 {
      mistake("\(name): \(label) of \(number); expected at least 1")
    }
  }
}
