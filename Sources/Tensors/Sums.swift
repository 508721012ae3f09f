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
    map(with: other, file: file, line: line) { $0 * $1 }.sum()
  }

  /// The Euclidean norm ‖x‖ = √Σᵢ xᵢ² over all scalars.
  public var norm: Scalar { dot(self).squareRoot() }

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

  /// The sum of the columns, Σₘ xₙₘ: [N, M] → [N].
  public func sumOfColumns() -> Tensor { foldRows("sumOfColumns") { pairwiseSum($0) } }

  /// The mean of the rows: [… , M] → [M].
  public func meanOfRows() -> Tensor {
    let sum = sumOfRows()
    return sum / (Scalar(count) / Scalar(sum.count))
  }

  /// The mean of the columns: [N, M] → [N].
  public func meanOfColumns() -> Tensor { sumOfColumns() / Scalar(width(for: "meanOfColumns")) }

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
    return Tensor(shape: Array(shape.dropLast())) { output in
      for row in 0..<output.freeCapacity {
        output.append(fold(x.extracting((row * width)..<((row + 1) * width))))
      }
    }
  }
}

/// A block is added up straight, in eight partial sums that fill a register or two.
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
