// Sums are taken in halves down to blocks (pairwise summation), so that the rounding error grows
// with the logarithm of the length and not with the length: N. J. Higham, "The accuracy of floating
// point summation", SIAM J. Sci. Comput. 14 (1993).

extension Tensor {
  /// The sum of all scalars; 0 for an empty tensor.
  public func sum() -> Scalar { pairwiseSum(storage.span) }

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
    return map(with: other) { $0 * $1 }.sum()
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
    let x = storage.span
    return Tensor(shape: [width]) { output in
      for scalar in rowSum(x, 0..<(width == 0 ? 0 : count / width), width) {
        output.append(scalar)
      }
    }
  }

  /// The sum of the columns, Σₘ xₙₘ: [… , M] → […].
  public func sumOfColumns() -> Tensor { foldRows("sumOfColumns") { pairwiseSum($0) } }

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

  /// One number a row: [… , M] → […].
  func foldRows(_ operation: String, _ fold: (Span<Scalar>) -> Scalar) -> Tensor {
    let width = self.width(for: operation)
    let x = storage.span
    let rows = shape.dropLast()
    return Tensor(shape: Array(rows)) { output in
      for row in 0..<rows.reduce(1, *) {
        output.append(fold(x.extracting((row * width)..<((row + 1) * width))))
      }
    }
  }
}

/// A block is added up straight, in eight partial sums that stay in registers.
private let blockLength = 256

private func pairwiseSum(_ x: Span<Scalar>) -> Scalar {
  if x.count > blockLength {
    let half = x.count / 2
    return pairwiseSum(x.extracting(first: half)) + pairwiseSum(x.extracting(droppingFirst: half))
  }
  var partial = SIMD8<Scalar>()
  let whole = x.count & ~7
  for start in stride(from: 0, to: whole, by: 8) {
    for lane in 0..<8 { partial[lane] += x[start + lane] }
  }
  var sum = partial.sum()
  for i in whole..<x.count { sum += x[i] }
  return sum
}

private func rowSum(_ x: Span<Scalar>, _ rows: Range<Int>, _ width: Int) -> [Scalar] {
  if rows.count > 64 {
    let middle = rows.lowerBound + rows.count / 2
    var sum = rowSum(x, rows.lowerBound..<middle, width)
    let rest = rowSum(x, middle..<rows.upperBound, width)
    for i in sum.indices { sum[i] += rest[i] }
    return sum
  }
  var sum = [Scalar](repeating: 0, count: width)
  for row in rows {
    let part = x.extracting((row * width)..<((row + 1) * width))
    for i in 0..<width { sum[i] += part[i] }
  }
  return sum
}
