import Tensors

/// What a wrong result has to do with the right one.
///
/// A ratio, a difference or a transposition must hold to a relative 1e-9: no sentence is a guess.
extension Comparison {
  /// The right one times a constant; a size of that value names it.
  var ratio: String? {
    let pairs = zip(yours.scalars, expected.scalars).filter { abs($0.1) > 1e-12 }
    guard let first = pairs.first, pairs.count > 1 || yours.count == 1 else { return nil }
    let ratio = first.0 / first.1
    guard isClose(yours, expected * ratio) else { return nil }
    if yours.scalars.allSatisfy({ $0 == 0 }) {
      return yours.count > 1 ? "\(name) is 0 everywhere." : nil
    }
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

  /// The right one with its axes exchanged, which the shape does not show if they are equally long.
  var transposition: String? {
    guard yours.rank == 2, yours.shape[0] == yours.shape[1],
      isClose(yours.transposed.tensor, expected)
    else { return nil }
    return "\(name) is the right one transposed."
  }

  /// The right one plus a constant.
  var constantDifference: String? {
    guard yours.count > 1 else { return nil }
    let difference = yours.scalars[0] - expected.scalars[0]
    guard isClose(yours - difference, expected) else { return nil }
    return "\(name) is off by \(brief(difference)), everywhere."
  }

  /// The right one but for a few rows or columns, or entries of a vector.
  var place: String? {
    if yours.rank == 1 {
      return phrase(("entry", "entries"), wrong: Set(wrongIndices.map { $0[1] }), of: yours.count)
    }
    guard yours.rank == 2 else { return nil }
    let rows = phrase(("row", "rows"), wrong: Set(wrongIndices.map { $0[0] }), of: yours.shape[0])
    return rows
      ?? phrase(("column", "columns"), wrong: Set(wrongIndices.map { $0[1] }), of: yours.shape[1])
  }

  /// The row and column of every wrong entry; a vector is one row.
  private var wrongIndices: [[Int]] {
    let columns = yours.shape.last ?? 1
    let errors = errors.scalars
    return errors.indices.filter { errors[$0] > tolerance }.map { [$0 / columns, $0 % columns] }
  }

  private func phrase(
    _ word: (one: String, many: String), wrong: Set<Int>, of count: Int
  ) -> String? {
    guard let first = wrong.min(), let last = wrong.max(), count > 2, wrong.count <= count / 2
    else { return nil }
    if wrong.count == 1 {
      let isEdge = first == 0 || first == count - 1
      let edge = first == 0 ? "the first \(word.one)" : "the last \(word.one)"
      return "\(name) is right except in \(isEdge ? edge : "\(word.one) \(first)")."
    }
    if wrong == [0, count - 1] {
      return "\(name) is right except in the first and the last \(word.one)."
    }
    guard last - first + 1 == wrong.count, last == count - 1 else { return nil }
    return "\(name) is right except in the last \(wrong.count) \(word.many)."
  }

  /// Whether two tensors are equal to a relative 1e-9.
  func isClose(_ a: Tensor, _ b: Tensor) -> Bool {
    a.shape == b.shape && (a - b).norm <= 1e-9 * max(finite(b).norm, .leastNormalMagnitude)
  }

  private func isClose(_ a: Scalar, _ b: Scalar) -> Bool { abs(a - b) <= 1e-9 * max(abs(b), 1) }
}
