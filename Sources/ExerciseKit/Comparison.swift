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
  let axes: [String]
  let sizes: [(key: String, value: Int)]

  /// The sentence, nil if the result is right.
  var complaint: String? {
    if yours.shape != expected.shape { return wrongShape }
    if isRight { return nil }
    if let notFinite { return notFinite }
    return ratio ?? transposition ?? constantDifference ?? place ?? farthest
  }

  private var isRight: Bool {
    let matches = zip(yours.scalars, expected.scalars).allSatisfy { mine, right in
      right.isFinite ? mine.isFinite : mine == right || (mine.isNaN && right.isNaN)
    }
    guard matches else { return false }
    return distance.norm <= 1e-6 * finite(expected).norm + 1e-12
  }

  /// Differences of the finite entries; where the right one is not finite, isRight has compared.
  private var distance: Tensor {
    yours.map(with: expected) { $1.isFinite && $0.isFinite ? $0 - $1 : 0 }
  }

  private func finite(_ x: Tensor) -> Tensor { x.map { $0.isFinite ? $0 : 0 } }

  // MARK: Shape and finiteness

  private var wrongShape: String {
    var text = "\(name) has shape \(yours.shape), expected \(shown(expected.shape))"
    if yours.shape == Array(expected.shape.reversed()), yours.rank == 2 {
      let isTransposed = isClose(yours.transposed.tensor, expected)
      text += isTransposed ? ": it is the right one transposed" : ": rows and columns are swapped"
    } else if yours.rank == expected.rank - 1 {
      text += ": an axis is missing"
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

  // MARK: Patterns

  private var ratio: String? {
    let pairs = zip(yours.scalars, expected.scalars).filter { abs($0.1) > 1e-12 }
    guard let first = pairs.first, pairs.count > 1 || yours.count == 1 else { return nil }
    let ratio = first.0 / first.1
    guard isClose(yours, expected * ratio) else { return nil }
    if isClose(ratio, 0) { return "\(name) is 0, expected \(brief(first.1))." }
    if isClose(ratio, -1) { return "\(name) has the wrong sign." }
    for (size, value) in sizes where value > 1 {
      if isClose(ratio, Scalar(value)) {
        return "\(name) is the right one times \(value), \(size)."
      }
      if isClose(ratio, 1 / Scalar(value)) {
        return "\(name) is the right one divided by \(value), \(size)."
      }
    }
    if isClose(ratio, 2) { return "\(name) is twice the right one." }
    if isClose(ratio, 0.5) { return "\(name) is half the right one." }
    return yours.count == 1 ? nil : "\(name) is \(brief(ratio)) times the right one, everywhere."
  }

  private var transposition: String? {
    guard yours.rank == 2, yours.shape[0] == yours.shape[1],
      isClose(yours.transposed.tensor, expected)
    else { return nil }
    return "\(name) is the right one transposed."
  }

  private var constantDifference: String? {
    guard yours.count > 1 else { return nil }
    let difference = yours.scalars[0] - expected.scalars[0]
    guard isClose(yours - difference, expected) else { return nil }
    return "\(name) is off by \(brief(difference)), everywhere."
  }

  private var place: String? {
    guard yours.rank == 2 else { return nil }
    let (rows, columns) = (yours.shape[0], yours.shape[1])
    let limit = 1e-6 * finite(expected).norm + 1e-12
    var wrongRows: Set<Int> = []
    var wrongColumns: Set<Int> = []
    for i in 0..<rows {
      for j in 0..<columns where !(abs(yours[i, j] - expected[i, j]) <= limit) {
        wrongRows.insert(i)
        wrongColumns.insert(j)
      }
    }
    return phrase("row", wrongRows, rows) ?? phrase("column", wrongColumns, columns)
  }

  private func phrase(_ word: String, _ wrong: Set<Int>, _ count: Int) -> String? {
    guard let first = wrong.min(), let last = wrong.max(), count > 2, wrong.count <= count / 2
    else { return nil }
    if wrong.count == 1 {
      let place = first == 0 ? "the first \(word)" : last == count - 1 ? "the last \(word)" : nil
      return "\(name) is right except in \(place ?? "\(word) \(first)")."
    }
    if wrong == [0, count - 1] { return "\(name) is right except at its borders." }
    let isRun = last - first + 1 == wrong.count
    guard isRun, last == count - 1 else { return nil }
    return "\(name) is right except in the last \(wrong.count) \(word)s."
  }

  private var farthest: String {
    let far = distance.map { abs($0) }.reshaped([1, -1]).argmaxOfColumns()[0]
    return "\(at(far)) is \(brief(yours.scalars[far])), expected \(brief(expected.scalars[far]))."
  }

  // MARK: Words

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

  private func brief(_ number: Scalar) -> String { String(format: "%.6g", Double(number)) }

  private func isClose(_ a: Tensor, _ b: Tensor) -> Bool {
    a.shape == b.shape && (a - b).norm <= 1e-9 * max(finite(b).norm, .leastNormalMagnitude)
  }

  private func isClose(_ a: Scalar, _ b: Scalar) -> Bool { abs(a - b) <= 1e-9 * max(abs(b), 1) }
}
