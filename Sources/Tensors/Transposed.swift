/// A matrix read with its rows and columns exchanged: a view that only `matmul` consumes.
///
/// Nothing is copied: `x.transposed.matmul(dy)` reads x where it stands. Of a batch of matrices,
/// [B, N, M], each is exchanged.
public struct Transposed: Sendable {
  /// The matrix under the view, shape [N, M], or a batch of them, [B, N, M].
  let base: Tensor

  /// The shape of the view, [M, N] or [B, M, N].
  public var shape: [Int] {
    let rank = base.rank
    return base.shape.dropLast(2) + [base.shape[rank - 1], base.shape[rank - 2]]
  }

  /// The exchanged matrix as a tensor of its own, copied in tiles that fit into the cache.
  public var tensor: Tensor {
    let shape = shape
    let (m, n) = (shape[shape.count - 2], shape[shape.count - 1])
    let x = base.storage.span
    var result = Tensor.zeros(shape)
    var y = result.storage.mutableSpan
    let tile = 16
    for matrix in 0..<(n * m == 0 ? 0 : base.count / (n * m)) {
      let start = matrix * n * m
      for top in stride(from: 0, to: n, by: tile) {
        for left in stride(from: 0, to: m, by: tile) {
          for j in left..<min(left + tile, m) {
            for i in top..<min(top + tile, n) { y[start + j * n + i] = x[start + i * m + j] }
          }
        }
      }
    }
    return result
  }
}

extension Tensor {
  /// The matrix with rows and columns exchanged, xᵀ, as a view for `matmul`; of a batch of matrices,
  /// each.
  public var transposed: Transposed {
    guard rank == 2 || rank == 3 else {
      mistake("transposed: expected a matrix or a batch of them, found shape \(shape)")
    }
    return Transposed(base: self)
  }
}
