import Tensors

/// Queries, keys and values of a batch as small matrices, [T, d], one a sequence and head: what the
/// functions of the exercises take.
nonisolated struct Pieces {
  private(set) var inputs: [(q: Tensor, k: Tensor, v: Tensor)] = []
  private let length: Int
  private let heads: Int

  init(_ q: Tensor, _ k: Tensor, _ v: Tensor, length: Int, heads: Int) {
    (self.length, self.heads) = (length, heads)
    let (q, k, v) = (cut(q), cut(k), cut(v))
    inputs = q.indices.map { (q[$0], k[$0], v[$0]) }
  }

  /// A matrix [N · T, H · d] in pieces, all heads of the first sequence first.
  func cut(_ x: Tensor) -> [Tensor] {
    let widths = Array(repeating: x.shape[1] / heads, count: heads)
    return sequences(of: x, length).flatMap { $0.split(into: widths, along: 1) }
  }

  /// The inverse of `cut`.
  func joined(_ pieces: [Tensor]) -> Tensor {
    let rows = stride(from: 0, to: pieces.count, by: heads).map { first in
      Tensor.concatenating(Array(pieces[first..<first + heads]), along: 1)
    }
    return .concatenating(rows, along: 0)
  }
}

/// The rows of a matrix, so many at a time.
nonisolated func sequences(of x: Tensor, _ length: Int) -> [Tensor] {
  stride(from: 0, to: x.shape[0], by: length).map { x.rows($0..<$0 + length) }
}
