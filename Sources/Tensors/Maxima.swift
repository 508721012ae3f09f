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
    return fold(nothing: -.infinity) { largest($0) }
  }

  /// The largest scalar of every column: [… , M] → [M]; an empty tensor is a mistake.
  public func maxOfRows() -> Tensor {
    let width = self.width(for: "maxOfRows")
    guard count > 0 else { mistake("maxOfRows: shape \(shape) holds no scalar") }
    var result = Array(storage[0..<width])
    unsafe result.withUnsafeMutableBufferPointer { best in
      unsafe storage.withUnsafeBufferPointer { x in
        for row in 1..<Swift.max(count / width, 1) {
          for i in 0..<width {
            // Two choices and no branch, so that the compiler can make vectors of it.
            let number = unsafe x[row * width + i]
            let larger = unsafe number > best[i] ? number : best[i]
            unsafe best[i] = number.isNaN ? number : larger
          }
        }
      }
    }
    return Tensor(result)
  }

  /// The largest scalar of every row: [… , M] → […]; empty rows are a mistake.
  public func maxOfColumns() -> Tensor {
    guard width(for: "maxOfColumns") > 0 else {
      mistake("maxOfColumns: the rows of shape \(shape) are empty")
    }
    return foldRows("maxOfColumns", nothing: -.infinity) { largest($0) }
  }

  /// The column with the largest scalar of every row, the first among equals.
  ///
  /// - Returns: One column number a row of a tensor of shape [… , M]; empty rows are a mistake.
  public func argmaxOfColumns() -> [Int] {
    let width = self.width(for: "argmaxOfColumns")
    guard width > 0 else { mistake("argmaxOfColumns: the rows of shape \(shape) are empty") }
    let largest = maxOfColumns()
    let x = storage.span
    return (0..<(count / width)).map { row in
      let best = largest.storage[row]
      var place = row * width
      while x[place] != best && !x[place].isNaN { place += 1 }
      return place - row * width
    }
  }

  /// ln Σₘ exp(xₙₘ) of every row: [… , M] → […]; −∞ for an empty row.
  ///
  /// The largest scalar m of the row is taken out first, m + ln Σ exp(x − m), so that no power
  /// overflows and at least one of them is 1.
  public func logSumExpOfColumns() -> Tensor {
    foldRows("logSumExpOfColumns", nothing: -.infinity) { rowLogSumExp($0) }
  }

  /// ln Σₙ exp(xₙₘ) of every column: [… , M] → [M].
  public func logSumExpOfRows() -> Tensor {
    let width = self.width(for: "logSumExpOfRows")
    return reshaped([-1, width]).transposed.tensor.logSumExpOfColumns()
  }

  /// ln Σ exp(x) over all scalars; −∞ for an empty tensor.
  public func logSumExp() -> Scalar {
    fold(nothing: -.infinity) { rowLogSumExp($0) }
  }
}

/// The largest scalar of a row; NaN if there is one.
@inline(__always)
private func largest(_ row: Row) -> Scalar {
  let (number, isThereNaN) = row.largestAndNaN()
  return isThereNaN ? .nan : number
}

@inline(__always)
private func rowLogSumExp(_ row: Row) -> Scalar {
  let (number, _) = row.largestAndNaN()
  // What is infinite cannot be taken out; but then the powers of the scalars themselves do no harm.
  let shift = number.isFinite ? number : 0
  return shift + Foundation.log(pairwiseSum(Powers(x: row, shift: shift)))
}
