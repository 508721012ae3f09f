import Foundation

// NaN in, NaN out: a NaN counts as larger than every number, so that it cannot hide.

extension Tensor {
  /// The largest scalar; NaN if there is one; an empty tensor is a mistake.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The scalar.
  public func max(file: StaticString = #fileID, line: UInt = #line) -> Scalar {
    if count == 0 { mistake("max: shape \(shape) holds no scalar", file: file, line: line) }
    return storage[argmax(storage.span)]
  }

  /// The largest scalar of every column: [… , M] → [M]; an empty tensor is a mistake.
  public func maxOfRows() -> Tensor {
    let width = self.width(for: "maxOfRows")
    guard count > 0 else { mistake("maxOfRows: shape \(shape) holds no scalar") }
    var result = Array(storage[0..<width])
    for row in stride(from: width, to: count, by: width) {
      for i in 0..<width where isLarger(storage[row + i], result[i]) {
        result[i] = storage[row + i]
      }
    }
    return Tensor(result)
  }

  /// The largest scalar of every row: [… , M] → […]; empty rows are a mistake.
  public func maxOfColumns() -> Tensor {
    guard width(for: "maxOfColumns") > 0 else {
      mistake("maxOfColumns: the rows of shape \(shape) are empty")
    }
    return foldRows("maxOfColumns") { $0[argmax($0)] }
  }

  /// The column with the largest scalar of every row, the first among equals.
  ///
  /// - Returns: One column number a row of a tensor of shape [… , M]; empty rows are a mistake.
  public func argmaxOfColumns() -> [Int] {
    let width = self.width(for: "argmaxOfColumns")
    guard width > 0 else { mistake("argmaxOfColumns: the rows of shape \(shape) are empty") }
    let x = storage.span
    return (0..<(count / width)).map { argmax(x.extracting(($0 * width)..<(($0 + 1) * width))) }
  }

  /// ln Σₘ exp(xₙₘ) of every row: [… , M] → […]; −∞ for an empty row.
  ///
  /// The largest scalar m of the row is taken out first, m + ln Σ exp(x − m), so that no power
  /// overflows and at least one of them is 1.
  public func logSumExpOfColumns() -> Tensor { foldRows("logSumExpOfColumns") { rowLogSumExp($0) } }

  /// ln Σₙ exp(xₙₘ) of every column: [… , M] → [M].
  public func logSumExpOfRows() -> Tensor {
    let width = self.width(for: "logSumExpOfRows")
    return reshaped([-1, width]).transposed.tensor.logSumExpOfColumns()
  }

  /// ln Σ exp(x) over all scalars; −∞ for an empty tensor.
  public func logSumExp() -> Scalar { rowLogSumExp(storage.span) }
}

@inline(__always)
private func isLarger(_ x: Scalar, _ best: Scalar) -> Bool { !(x <= best) && !best.isNaN }

private func argmax(_ x: Span<Scalar>) -> Int {
  var best = 0
  for i in 0..<x.count where isLarger(x[i], x[best]) { best = i }
  return best
}

private func rowLogSumExp(_ x: Span<Scalar>) -> Scalar {
  guard x.count > 0 else { return -.infinity }
  let largest = x[argmax(x)]
  guard largest.isFinite else { return largest }
  return largest + log(sumOfPowers(x, largest))
}

/// Σ exp(x − shift), in halves as in `sum`.
private func sumOfPowers(_ x: Span<Scalar>, _ shift: Scalar) -> Scalar {
  if x.count > 64 {
    let half = x.count / 2
    return sumOfPowers(x.extracting(first: half), shift)
      + sumOfPowers(x.extracting(droppingFirst: half), shift)
  }
  var sum: Scalar = 0
  for i in 0..<x.count { sum += exp(x[i] - shift) }
  return sum
}
