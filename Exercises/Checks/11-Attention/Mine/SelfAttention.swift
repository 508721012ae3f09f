import Attention
import AttentionExercises
import Learning
import Tensors

/// Self-attention of the network that is trained, by the book and by you.
struct SelfAttention: Parameters {
  var query: Tensor
  var key: Tensor
  var value: Tensor
  var output: Tensor
  let heads: Int

  init(query: Tensor, key: Tensor, value: Tensor, output: Tensor, heads: Int) {
    (self.query, self.key, self.value, self.output) = (query, key, value, output)
    self.heads = heads
  }

  init(width: Int, heads: Int, using generator: inout SeededGenerator) {
    let deviation = 1 / Scalar(width).squareRoot()
    query = deviation * Tensor.normal([width, width], using: &generator)
    key = deviation * Tensor.normal([width, width], using: &generator)
    value = deviation * Tensor.normal([width, width], using: &generator)
    output = deviation * Tensor.normal([width, width], using: &generator)
    self.heads = heads
  }

  var tensors: [WritableKeyPath<Self, Tensor>] { [\.query, \.key, \.value, \.output] }

  /// The output for sequences of a length that lie one below the other, x [N · T, D].
  func forward(
    _ x: Tensor, length: Int, with mine: Set<Solved>
  ) -> (y: Tensor, backward: Backward<SelfAttention>) {
    let (q, k, v) = (x.matmul(query), x.matmul(key), x.matmul(value))
    let (joined, joinedBackward) = attended(q, k, v, length: length, with: mine)
    return (
      joined.matmul(output),
      { dy in
        let (dq, dk, dv) = joinedBackward(dy.matmul(output.transposed))
        let dx = dq.matmul(query.transposed) + dk.matmul(key.transposed)
        let gradient = SelfAttention(
          query: x.transposed.matmul(dq), key: x.transposed.matmul(dk),
          value: x.transposed.matmul(dv), output: joined.transposed.matmul(dy), heads: heads)
        return (dx + dv.matmul(value.transposed), gradient)
      }
    )
  }

  /// The same without a way back, sequence by sequence, by your `multiHead`.
  func outputByMultiHead(_ x: Tensor, length: Int) -> Tensor {
    let each = sequences(of: x, length).map {
      multiHead($0, wq: query, wk: key, wv: value, wo: output, heads: heads)
    }
    return .concatenating(each, along: 0)
  }

  /// What the heads make, side by side, before the last product.
  private func attended(
    _ q: Tensor, _ k: Tensor, _ v: Tensor, length: Int, with mine: Set<Solved>
  ) -> (y: Tensor, backward: (Tensor) -> (dq: Tensor, dk: Tensor, dv: Tensor)) {
    let shape = [q.shape[0] / length, length, q.shape[1]]
    let book = attention(q.reshaped(shape), k.reshaped(shape), v.reshaped(shape), heads: heads)
    var y = book.y.reshaped(q.shape)
    let pieces = Pieces(q, k, v, length: length, heads: heads)
    var weights = sequences(of: book.weights.reshaped([-1, length]), length)
    if mine.contains(.sdpaForward) {
      let made = pieces.inputs.map { sdpaForward($0.q, $0.k, $0.v) }
      weights = made.map(\.weights)
      y = pieces.joined(made.map(\.y))
    }
    return (
      y,
      { dy in
        guard mine.contains(.sdpaBackward) else {
          let (dq, dk, dv) = book.backward(dy.reshaped(shape))
          return (dq.reshaped(q.shape), dk.reshaped(q.shape), dv.reshaped(q.shape))
        }
        let each = zip(zip(pieces.inputs, weights), pieces.cut(dy)).map { piece, dy in
          sdpaBackward(piece.0.q, piece.0.k, piece.0.v, weights: piece.1, dy)
        }
        return (
          pieces.joined(each.map(\.dq)), pieces.joined(each.map(\.dk)),
          pieces.joined(each.map(\.dv))
        )
      }
    )
  }
}
