import Foundation
import Tensors

/// A result held against what is right, and the sentence that says what is wrong.
///
/// The sentence tells, in this order and only the first: a wrong shape; numbers that are not finite;
/// a pattern (a constant ratio, a transposition, a constant difference, wrong only in some rows or
/// columns); else the entry that is farthest off.
struct Comparison {
  let name: String
  let yours: Tensor
  let expected: Tensor
  var axes: [String] = []
  var sizes: [(key: String, value: Int)] = []

  /// The sentence, nil if the result is right.
  var complaint: String? {
    if yours.shape != expected.shape { return wrongShape }
    if errors.norm <= tolerance { return nil }
    if let notFinite { return notFinite }
    return ratio ?? transposition ?? constantDifference ?? place ?? farthest
  }

  /// How far the norm of all errors, and each of them, may be from 0: another order of summation or
  /// another algorithm is right too.
  var tolerance: Scalar { 1e-6 * finite(expected).norm + 1e-12 }

  /// How far each entry is off; infinitely far where just one of the two is finite, not at all where
  /// both are the same infinity or no number.
  var errors: Tensor {
    yours.map(with: expected) { mine, right in
      if mine == right || (mine.isNaN && right.isNaN) { return 0 }
      return mine.isFinite && right.isFinite ? abs(mine - right) : .infinity
    }
  }

  /// The tensor with 0 for what is not finite.
  func finite(_ x: Tensor) -> Tensor { x.map { $0.isFinite ? $0 : 0 } }

  /// A number in six digits.
  func brief(_ number: Scalar) -> String { String(format: "%.6g", Double(number)) }

  private var wrongShape: String {
    var text = "\(name) has shape \(yours.shape), expected \(shown(expected.shape))"
    if yours.rank == 2, yours.shape == expected.shape.reversed() {
      let isTransposed = isClose(yours.transposed.tensor, expected)
      text += isTransposed ? ": it is the right one transposed" : ": rows and columns are swapped"
    } else if yours.rank == expected.rank - 1 {
      text += ": an axis is missing"
    } else if yours.rank == expected.rank + 1 {
      text += ": an axis too many"
    }
    return text + "."
  }

  private func shown(_ shape: [Int]) -> String {
    guard axes.count == shape.count, !axes.isEmpty else { return "\(shape)" }
    return "[" + zip(axes, shape).map { "\($0) = \($1)" }.joined(separator: ", ") + "]"
  }

  private var notFinite: String? {
    let wrong = zip(yours.scalars, expected.scalars).enumerated().first { _, pair in
      !pair.0.isFinite && pair.1.isFinite
    }
    guard let wrong else { return nil }
    return "\(at(wrong.offset)) is \(wrong.element.0), expected \(brief(wrong.element.1))."
  }

  private var farthest: String {
    let far = errors.reshaped([1, -1]).argmaxOfColumns()[0]
    return "\(at(far)) is \(brief(yours.scalars[far])), expected \(brief(expected.scalars[far]))."
  }

  /// The tensor's name with the index of a scalar, "dW[0, 2]".
  private func at(_ offset: Int) -> String {
    if yours.rank == 0 { return name }
    var rest = offset
    var index: [Int] = []
    for length in yours.shape.reversed() {
      index.insert(rest % length, at: 0)
      rest /= length
    }
    return "\(name)\(index)"
  }
}
