extension Tensor {
  /// The matrix product, yᵢⱼ = Σₚ xᵢₚ · wₚⱼ: [N, K] · [K, M] → [N, M].
  ///
  /// - Parameters:
  ///   - other: The right factor, [K, M].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The product.
  public func matmul(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    product(Factor(self), Factor(other), file, line)
  }

  /// The matrix product with a transposed right factor, x · wᵀ: [N, K] · [M, K]ᵀ → [N, M].
  ///
  /// - Parameters:
  ///   - other: The right factor as a view.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The product.
  public func matmul(
    _ other: Transposed, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    product(Factor(self), Factor(other), file, line)
  }

  /// The matrix product as it is defined: three loops, one term after the other.
  ///
  /// This is what `matmul` has to agree with; chapter 00 measures the two against each other.
  ///
  /// - Parameters:
  ///   - other: The right factor, [K, M].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The product.
  public func matmulByDefinition(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkFactors("matmulByDefinition", shape, other.shape, file, line)
    let (n, k, m) = (shape[0], shape[1], other.shape[1])
    var y = Tensor.zeros([n, m])
    for i in 0..<n {
      for j in 0..<m {
        var sum: Scalar = 0
        for p in 0..<k { sum += self[i, p] * other[p, j] }  // Σₚ xᵢₚ wₚⱼ
        y[i, j] = sum
      }
    }
    return y
  }
}

extension Transposed {
  /// The matrix product with a transposed left factor, xᵀ · w: [K, N]ᵀ · [K, M] → [N, M].
  ///
  /// - Parameters:
  ///   - other: The right factor, [K, M].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The product.
  public func matmul(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    product(Factor(self), Factor(other), file, line)
  }

  /// The matrix product of two transposed factors, xᵀ · wᵀ: [K, N]ᵀ · [M, K]ᵀ → [N, M].
  ///
  /// - Parameters:
  ///   - other: The right factor as a view.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The product.
  public func matmul(
    _ other: Transposed, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    product(Factor(self), Factor(other), file, line)
  }
}

/// A factor of a product: a matrix whose element (i, j) is scalar i · rowStep + j · columnStep.
private struct Factor {
  let scalars: [Scalar]
  let shape: [Int]
  let rowStep: Int
  let columnStep: Int

  init(_ matrix: Tensor) {
    (scalars, shape) = (matrix.storage, matrix.shape)
    (rowStep, columnStep) = (matrix.shape.last ?? 0, 1)
  }

  init(_ view: Transposed) {
    (scalars, shape) = (view.base.storage, view.shape)
    (rowStep, columnStep) = (1, view.base.shape[1])
  }
}

private func checkFactors(
  _ operation: String, _ x: [Int], _ w: [Int], _ file: StaticString, _ line: UInt
) {
  guard x.count == 2, w.count == 2, x[1] == w[0] else {
    mistake(
      "\(operation): shapes \(x) and \(w); expected [N, K] and [K, M]", file: file, line: line)
  }
}

private func product(
  _ x: Factor, _ w: Factor, _ file: StaticString, _ line: UInt
) -> Tensor {
  checkFactors("matmul", x.shape, w.shape, file, line)
  let (n, k, m) = (x.shape[0], x.shape[1], w.shape[1])
  var y = Tensor.zeros([n, m])
  guard n > 0, k > 0, m > 0 else { return y }
  unsafe y.storage.withUnsafeMutableBufferPointer { y in
    unsafe x.scalars.withUnsafeBufferPointer { a in
      unsafe w.scalars.withUnsafeBufferPointer { b in
        guard let y = y.baseAddress, let a = a.baseAddress, let b = b.baseAddress else { return }
        unsafe multiply(
          Strided(start: a, rowStep: x.rowStep, columnStep: x.columnStep),
          Strided(start: b, rowStep: w.rowStep, columnStep: w.columnStep),
          into: y, rows: n, depth: k, columns: m)
      }
    }
  }
  return y
}
