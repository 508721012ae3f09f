import Tensors

extension Tensor {
  /// The matrix product with its loops in the order i, p, j: a row of y is a sum of rows of w.
  ///
  ///     yᵢ = Σₚ xᵢₚ · wₚ        shapes  x [N, K], w [K, M], y [N, M]
  ///
  /// Every entry adds the terms of `matmulByDefinition` in the order of `matmulByDefinition`, so the
  /// two agree to the last bit. What differs is the innermost loop. There it walks down a column of
  /// w, jumps over a whole row at each step, and each addition waits for the one before. Here it
  /// runs along two rows, and no addition waits for another: the compiler makes vectors of them.
  ///
  /// - Parameters:
  ///   - w: The right factor, [K, M]; one that does not fit is a mistake.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The product.
  public func matmulByRows(
    _ w: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    guard rank == 2, w.rank == 2, shape[1] == w.shape[0] else {
      mistake(
        "matmulByRows: shapes \(shape) and \(w.shape); expected [N, K] and [K, M]",
        file: file, line: line)
    }
    let (n, k, m) = (shape[0], shape[1], w.shape[1])
    let scalars = w.scalars
    var y: [Scalar] = []
    for i in 0..<n {
      var row = [Scalar](repeating: 0, count: m)
      for p in 0..<k {
        add(self[i, p], times: scalars.span.extracting(p * m..<(p + 1) * m), to: &row)
      }
      y += row
    }
    return Tensor(shape: [n, m], scalars: y)
  }
}

/// Adds factor · row to a sum.
private func add(_ factor: Scalar, times row: Span<Scalar>, to sum: inout [Scalar]) {
  for j in row.indices { sum[j] += factor * row[j] }
}
