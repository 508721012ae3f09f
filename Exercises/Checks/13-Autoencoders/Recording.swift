import ExerciseKit
import Foundation
import Tensors

extension Trial {
  /// Records a tensor without expecting anything: which draws were made is the learner's business,
  /// and yet they tell one wrong answer from another.
  mutating func record(_ tensor: Tensor) { expect("", tensor, equals: tensor) }

  /// Expects numbers that look like independent draws of N(0, 1), within five standard errors.
  mutating func expectStandardNormal(_ name: String, _ noise: Tensor) {
    let n = Scalar(noise.count)
    let mean = noise.mean()
    expect(
      abs(mean) < 5 / n.squareRoot(),
      "\(name) has the mean \(short(mean)) over \(noise.count) numbers, expected about 0.")
    let deviation = (noise.dot(noise) / n).squareRoot()
    expect(
      abs(deviation - 1) < 5 / (2 * n).squareRoot(),
      "\(name) has the standard deviation \(short(deviation)) over \(noise.count) numbers, "
        + "expected about 1.")
    // Whatever they share would show in the sums of rows and of columns, which have the variances
    // of their lengths.
    let rows = noise.sumOfRows() / Scalar(noise.shape[0]).squareRoot()
    let columns = noise.sumOfColumns() / Scalar(noise.shape[1]).squareRoot()
    expect(
      rows.map { abs($0) }.max() < 6, "\(name) is not independent: examples share their numbers.")
    expect(
      columns.map { abs($0) }.max() < 6,
      "\(name) is not independent: the numbers of an example are alike.")
    let tails = noise.scalars.filter { abs($0) > 2 }.count
    let share = Scalar(tails) / n
    expect(
      abs(share - 0.0455) < 5 * (0.0455 * 0.9545 / n).squareRoot(),
      "\(name) is not normal: \(short(100 * share)) % of its numbers are beyond ±2, expected 4.55 %."
    )
  }
}

/// A number in three digits.
func short(_ number: Scalar) -> String { String(format: "%.3g", Double(number)) }
