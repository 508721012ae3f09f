extension Tensor {
  /// The sum of all scalars; 0 for an empty tensor.
  public func sum() -> Scalar {
    fold(nothing: 0) { pairwiseSum($0) }
  }

  /// The mean of all scalars; NaN for an empty tensor.
  public func mean() -> Scalar { sum() / Scalar(count) }

  /// The inner product ⟨x, y⟩ = Σᵢ xᵢ · yᵢ over all scalars of two tensors of equal shape.
  ///
  /// - Parameters:
  ///   - other: The tensor y.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The inner product.
  public func dot(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Scalar {
    guard shape == other.shape else {
      mistake("dot: shapes \(shape) and \(other.shape) differ", file: file, line: line)
    }
    return unsafe storage.withUnsafeBufferPointer { x in
      unsafe other.storage.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return 0 }
        return unsafe pairwiseSum(
          Products(x: Row(x, count, readable: count), y: Row(y, count, readable: count)))
      }
    }
  }

  /// The Euclidean norm ‖x‖ = √Σᵢ xᵢ² over all scalars.
  ///
  /// Where the squares overflow or vanish (an exploded gradient, say), the scalars are first divided
  /// by a power of two near the largest of them, which rounds nothing: ‖x‖ = s · ‖x / s‖.
  public var norm: Scalar {
    let square = dot(self)
    if square.isNormal || square.isNaN || count == 0 { return square.squareRoot() }
    let largest = map { abs($0) }.max()
    guard largest.isFinite, largest > 0 else { return largest }
    let scale = Scalar(sign: .plus, exponent: largest.exponent, significand: 1)
    let scaled = self / scale
    return scale * scaled.dot(scaled).squareRoot()
  }

  /// The sum of the rows, Σₙ xₙₘ: [… , M] → [M].
  public func sumOfRows() -> Tensor {
    let width = self.width(for: "sumOfRows")
    let rows = width == 0 ? 0 : count / width
    if width == 1 { return Tensor([sum()]) }
    var sums = Tensor.zeros([width])
    unsafe sums.storage.withUnsafeMutableBufferPointer { sums in
      unsafe storage.withUnsafeBufferPointer { x in
        guard let x = x.baseAddress, let sums = sums.baseAddress else { return }
        unsafe addRows(x, 0..<rows, width, to: sums)
      }
    }
    return sums
  }

  /// The sum of the columns, Σₘ xₙₘ: [… , M] → […].
  public func sumOfColumns() -> Tensor {
    foldRows("sumOfColumns", nothing: 0) { pairwiseSum($0) }
  }

  /// The mean of the rows: [… , M] → [M].
  public func meanOfRows() -> Tensor {
    let width = self.width(for: "meanOfRows")
    return sumOfRows() / Scalar(width == 0 ? 0 : count / width)
  }

  /// The mean of the columns: [… , M] → […].
  public func meanOfColumns() -> Tensor {
    let width = self.width(for: "meanOfColumns")
    return sumOfColumns() / Scalar(width)
  }

  /// The length of the last axis, which the functions of rows and columns need.
  func width(for operation: String) -> Int {
    guard let width = shape.last else {
      mistake("\(operation): expected rows, found a single number of shape \(shape)")
    }
    return width
  }

  /// One number of all scalars.
  ///
  /// - Parameters:
  ///   - nothing: The number for an empty tensor.
  ///   - fold: The number for some scalars.
  /// - Returns: The number.
  @inline(__always)
  func fold(nothing: Scalar, _ fold: (Row) -> Scalar) -> Scalar {
    unsafe storage.withUnsafeBufferPointer { x in
      guard let start = x.baseAddress, count > 0 else { return nothing }
      return unsafe fold(Row(start, count, readable: count))
    }
  }

  /// One number a row: [… , M] → […].
  ///
  /// - Parameters:
  ///   - operation: The name of the operation, for the message about a single number.
  ///   - nothing: The number for an empty row.
  ///   - fold: The number for a row.
  /// - Returns: The numbers.
  @inline(__always)
  func foldRows(_ operation: String, nothing: Scalar, _ fold: (Row) -> Scalar) -> Tensor {
    let width = self.width(for: operation)
    return unsafe Tensor(shape: Array(shape.dropLast()), from: self) { x, y in
      guard let start = x.baseAddress, count > 0 else { return unsafe y.update(repeating: nothing) }
      inParallel(count: y.count, least: leastPart / width + 1) { rows in
        for row in rows {
          let place = row * width
          unsafe y[row] = fold(Row(start + place, width, readable: count - place))
        }
      }
    }
  }
}

/// The fewest scalars that are worth a part of their own: adding them takes a few microseconds.
private let leastPart = 65_536

/// As many rows as are added up straight; more are halved first, as in `pairwiseSum`.
private let straightRows = 64

/// sums += Σₙ xₙ over a range of rows.
private func addRows(
  _ x: UnsafePointer<Scalar>, _ rows: Range<Int>, _ width: Int,
  to sums: UnsafeMutablePointer<Scalar>
) {
  guard rows.count > straightRows else {
    for row in rows {
      let row = unsafe x + row * width
      for i in 0..<width { unsafe sums[i] += row[i] }
    }
    return
  }
  let middle = rows.lowerBound + rows.count / 2
  unsafe addRows(x, rows.lowerBound..<middle, width, to: sums)
  unsafe withUnsafeTemporaryAllocation(of: Scalar.self, capacity: width) { rest in
    guard let start = rest.baseAddress else { return }
    unsafe rest.initialize(repeating: 0)
    unsafe addRows(x, middle..<rows.upperBound, width, to: start)
    for i in 0..<width { unsafe sums[i] += rest[i] }
  }
}
