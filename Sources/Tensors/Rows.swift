extension Tensor {
  /// Some neighbouring rows (indices of the first axis), copied.
  ///
  /// - Parameters:
  ///   - range: The rows, within 0 ..< `shape[0]`.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: A tensor of shape [`range.count`, …].
  public func rows(
    _ range: Range<Int>, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    guard rank > 0, range.lowerBound >= 0, range.upperBound <= shape[0] else {
      mistake("rows: \(range) of a tensor of shape \(shape)", file: file, line: line)
    }
    let part = storage[(range.lowerBound * rowLength)..<(range.upperBound * rowLength)]
    return Tensor(shape: [range.count] + shape.dropFirst(), scalars: Array(part))
  }

  /// The rows with the given numbers, in the given order (gather).
  ///
  /// - Parameters:
  ///   - numbers: The rows, each within 0 ..< `shape[0]`; one may occur several times.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: A tensor of shape [`numbers.count`, …].
  public func gather(
    rows numbers: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkRows(numbers, "gather", file, line)
    let length = rowLength
    return unsafe Tensor(shape: [numbers.count] + shape.dropFirst(), from: self) { x, y in
      guard let x = x.baseAddress, let y = y.baseAddress else { return }
      for (position, number) in numbers.enumerated() {
        unsafe (y + position * length).update(from: x + number * length, count: length)
      }
    }
  }

  /// Adds rows to the rows with the given numbers: the adjoint of `gather` (scatter-add).
  ///
  /// A number that occurs several times receives the sum.
  ///
  /// - Parameters:
  ///   - source: One row a number, shape [`numbers.count`, …].
  ///   - numbers: The rows to add to, each within 0 ..< `shape[0]`.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public mutating func scatterAdd(
    _ source: Tensor, rows numbers: [Int], file: StaticString = #fileID, line: UInt = #line
  ) {
    checkRows(numbers, "scatterAdd", file, line)
    guard source.shape == [numbers.count] + shape.dropFirst() else {
      mistake(
        "scatterAdd: \(numbers.count) rows for a tensor of shape \(shape), found a source of "
          + "shape \(source.shape)", file: file, line: line)
    }
    let length = rowLength
    unsafe source.storage.withUnsafeBufferPointer { y in
      unsafe storage.withUnsafeMutableBufferPointer { x in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        for (position, number) in numbers.enumerated() {
          let (row, addend) = unsafe (x + number * length, y + position * length)
          for i in 0..<length { unsafe row[i] += addend[i] }
        }
      }
    }
  }

  /// The scalars a step of the first axis passes over.
  private var rowLength: Int { shape.dropFirst().reduce(1, *) }

  private func checkRows(
    _ numbers: [Int], _ operation: String, _ file: StaticString, _ line: UInt
  ) {
    guard rank > 0 else {
      mistake("\(operation): shape \(shape) has no rows", file: file, line: line)
    }
    for number in numbers where !isIndex(number, shape[0]) {
      mistake(
        "\(operation): row \(number) of a tensor of shape \(shape)", file: file, line: line)
    }
  }
}
