/// A matrix read with its rows and columns exchanged: a view that only `matmul` consumes.
///
/// Nothing is copied: `x.transposed.matmul(dy)` reads x where it stands.
public struct Transposed: Sendable {
  /// The matrix under the view, shape [N, M]; the view itself is [M, N].
  let base: Tensor

  /// The shape of the view, [M, N].
  public var shape: [Int] { base.shape.reversed() }

  /// The exchanged matrix as a tensor of its own, copied in tiles that fit into the cache.
  public var tensor: Tensor {
    let (n, m) = (base.shape[0], base.shape[1])
    let x = base.storage.span
    var result = Tensor.zeros([m, n])
    var y = result.storage.mutableSpan
    let tile = 16
    for top in stride(from: 0, to: n, by: tile) {
      for left in stride(from: 0, to: m, by: tile) {
        for j in left..<min(left + tile, m) {
          for i in top..<min(top + tile, n) { y[j * n + i] = x[i * m + j] }
        }
      }
    }
    return result
  }
}

extension Tensor {
  /// The matrix with rows and columns exchanged, xᵀ, as a view for `matmul`.
  public var transposed: Transposed {
    guard rank == 2 else { mistake("transposed: expected a matrix, found shape \(shape)") }
    return Transposed(base: self)
  }
}
