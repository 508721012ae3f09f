extension Tensor {
  /// The matrix product, yᵢⱼ = Σₚ xᵢₚ · wₚⱼ: [N, K] · [K, M] → [N, M].
  ///
  /// Batches of matrices are multiplied pair by pair: [B, N, K] · [B, K, M] → [B, N, M]. The other
  /// three ways, with transposed factors, do the same.
  ///
  /// - Parameters:
  ///   - other: The right factor, [K, M].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The product.
  public func matmul(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    product(self, .plain, other, .plain, file, line)
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
    product(self, .plain, other.base, .transposed, file, line)
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
    let shape = productShape("matmulByDefinition", self, .plain, other, .plain, file, line)
    if rank == 3 { return batchedByDefinition(other, shape, file, line) }
    let (n, k, m) = (shape[0], self.shape[1], shape[1])
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

  private func batchedByDefinition(
    _ other: Tensor, _ shape: [Int], _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let (n, k, m) = (shape[1], self.shape[2], shape[2])
    let products = (0..<shape[0]).flatMap { matrix in
      let x = scalars[matrix * n * k..<(matrix + 1) * n * k]
      let w = other.scalars[matrix * k * m..<(matrix + 1) * k * m]
      return Tensor(shape: [n, k], scalars: Array(x))
        .matmulByDefinition(Tensor(shape: [k, m], scalars: Array(w)), file: file, line: line)
        .scalars
    }
    return Tensor(shape: shape, scalars: products)
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
    product(base, .transposed, other, .plain, file, line)
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
    product(base, .transposed, other.base, .transposed, file, line)
  }
}

/// How a factor reaches the product: as its scalars lie in memory, or with its last two axes
/// exchanged.
private enum Layout {
  case plain
  case transposed
}

extension Tensor {
  /// The numbers of matrices, rows and columns in a layout; a matrix is a batch of one.
  fileprivate func extent(_ layout: Layout) -> (matrices: Int, rows: Int, columns: Int) {
    let (n, m) = (shape[rank - 2], shape[rank - 1])
    let matrices = rank == 2 ? 1 : shape[0]
    return layout == .plain ? (matrices, n, m) : (matrices, m, n)
  }

  /// Reads the matrices that begin at a pointer in a layout.
  fileprivate func strided(_ start: UnsafePointer<Scalar>, _ layout: Layout) -> Strided {
    let width = shape[rank - 1]
    return unsafe layout == .plain
      ? Strided(start: start, rowStep: width, columnStep: 1)
      : Strided(start: start, rowStep: 1, columnStep: width)
  }

  fileprivate func shape(_ layout: Layout) -> [Int] {
    layout == .plain ? shape : Transposed(base: self).shape
  }
}

/// The result's shape; factors that do not fit are a mistake.
@inline(__always)
private func productShape(
  _ operation: String, _ x: Tensor, _ xLayout: Layout, _ w: Tensor, _ wLayout: Layout,
  _ file: StaticString, _ line: UInt
) -> [Int] {
  if x.rank == w.rank, x.rank == 2 || (x.rank == 3 && x.shape[0] == w.shape[0]) {
    let (left, right) = (x.extent(xLayout), w.extent(wLayout))
    if left.columns == right.rows {
      return x.rank == 2
        ? [left.rows, right.columns] : [left.matrices, left.rows, right.columns]
    }
  }
  mistake(
    "\(operation): shapes \(x.shape(xLayout)) and \(w.shape(wLayout)); expected [N, K] and "
      + "[K, M], or [B, N, K] and [B, K, M]", file: file, line: line)
}

private func product(
  _ x: Tensor, _ xLayout: Layout, _ w: Tensor, _ wLayout: Layout,
  _ file: StaticString, _ line: UInt
) -> Tensor {
  let shape = productShape("matmul", x, xLayout, w, wLayout, file, line)
  let (matrices, n, k) = x.extent(xLayout)
  let m = w.extent(wLayout).columns
  let count = matrices * n * m
  let scalars = unsafe [Scalar](unsafeUninitializedCapacity: count) { y, written in
    unsafe x.storage.withUnsafeBufferPointer { a in
      unsafe w.storage.withUnsafeBufferPointer { b in
        guard let y = y.baseAddress else { return }
        // An empty factor may lie nowhere; then nothing is read.
        let (a, b) = unsafe (a.baseAddress ?? UnsafePointer(y), b.baseAddress ?? UnsafePointer(y))
        inParallel(count: matrices, least: workOfPart / max(n * k * m, 1) + 1) { part in
          for matrix in part {
            unsafe multiply(
              x.strided(a + matrix * n * k, xLayout), w.strided(b + matrix * k * m, wLayout),
              into: y + matrix * n * m, rows: n, depth: k, columns: m)
          }
        }
      }
    }
    written = count
  }
  return Tensor(shape: shape, scalars: scalars)
}
