import Learning
import Tensors

/// Self-attention as the article means it: queries, keys and values of one and the same sequence.
///
///     forward     Q = X · W_Q     K = X · W_K     V = X · W_V     Y = softmax(Q · Kᵀ / √d) · V
///     backward    dW_Q = Xᵀ · dQ     dW_K = Xᵀ · dK     dW_V = Xᵀ · dV
///                 dX = dQ · W_Qᵀ + dK · W_Kᵀ + dV · W_Vᵀ
///
/// The three projections are all there is to learn. Without them a position would ask for what it is
/// itself, and its best answer would be itself. `MultiHeadAttention` is this with several heads, biases
/// and a projection of the answers.
///
/// Shapes: X [T, D], W_Q and W_K [D, d], W_V [D, dv], Y [T, dv].
///
/// Article: 003 §3.5.5, which leaves the projections out. Formula 003-F10b.
public struct SelfAttention: Parameters {
  /// What a position asks, W_Q.
  public var query: Tensor
  /// What a position answers to, W_K.
  public var key: Tensor
  /// What a position has to say, W_V.
  public var value: Tensor

  /// Creates a layer from its projections.
  ///
  /// - Parameters:
  ///   - query: W_Q, [D, d].
  ///   - key: W_K, [D, d].
  ///   - value: W_V, [D, dv].
  public init(query: Tensor, key: Tensor, value: Tensor) {
    (self.query, self.key, self.value) = (query, key, value)
  }

  /// The three projections.
  public var tensors: [WritableKeyPath<SelfAttention, Tensor>] { [\.query, \.key, \.value] }

  /// The output of one sequence, and the way back.
  ///
  /// - Parameters:
  ///   - x: The sequence, [T, D].
  ///   - mask: Which positions a position sees.
  /// - Returns: The output [T, dv], and the function from dy to dx and the gradient.
  public func forward(
    _ x: Tensor, mask: AttentionMask = .none
  ) -> (y: Tensor, backward: Backward<SelfAttention>) {
    func batch(_ x: Tensor) -> Tensor { x.reshaped([1] + x.shape) }
    func matrix(_ x: Tensor) -> Tensor { x.reshaped([x.shape[1], x.shape[2]]) }
    let (q, k, v) = (x.matmul(query), x.matmul(key), x.matmul(value))  // [T, d], [T, d], [T, dv]
    let (y, _, backward) = attention(batch(q), batch(k), batch(v), mask: mask)
    return (
      matrix(y),
      { dy in
        let gradients = backward(batch(dy))
        let (dq, dk) = (matrix(gradients.dq), matrix(gradients.dk))
        let dv = matrix(gradients.dv)
        let dx =
          dq.matmul(query.transposed) + dk.matmul(key.transposed) + dv.matmul(value.transposed)
        let xT = x.transposed
        return (
          dx, SelfAttention(query: xT.matmul(dq), key: xT.matmul(dk), value: xT.matmul(dv))
        )
      }
    )
  }
}
