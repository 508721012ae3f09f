import Backpropagation
import Learning
import Tensors

/// Attention with several heads, each with questions of its own.
///
///     forward     q = x · W_q + b_q      k = m · W_k + b_k      v = m · W_v + b_v
///                 a = [attention of head 1, …, of head H]        y = a · W_o + b_o
///     backward    through W_o, the heads and the three projections; what they say of their input is
///                 added up: dx from q; dm from k and v; for m = x all three
///
/// Shapes: x [N, T, D], m [N, S, D], q [N, T, D], k and v [N, S, D]; y [N, T, D].
///
/// One head is one set of weights: a position that wants to look at the verb and at the last comma gets
/// an average of both. With H heads it looks at H places at once. A head is a range of D/H columns of
/// q, k and v; together they cost what one head of the full width would.
///
/// *Self*-attention reads its own sequence, m = x. *Cross*-attention reads another, the memory m: a
/// translation its original.
///
/// A. Vaswani and others, "Attention is all you need", NeurIPS 2017, section 3.2.2.
public struct MultiHeadAttention: Parameters {
  /// What a position asks, `[D, D]`.
  public var query: Dense
  /// What a position answers to, `[D, D]`.
  public var key: Dense
  /// What a position has to say, `[D, D]`.
  public var value: Dense
  /// What becomes of the heads' answers, `[D, D]`.
  public var output: Dense
  /// The number H of heads; it divides D.
  public let heads: Int

  /// Creates a layer from its projections.
  ///
  /// - Parameters:
  ///   - query: The questions.
  ///   - key: The keys.
  ///   - value: The values.
  ///   - output: The projection of the answers.
  ///   - heads: The number H of heads.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    query: Dense, key: Dense, value: Dense, output: Dense, heads: Int,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let widths = [query, key, value, output].map { $0.weights.shape }
    guard heads > 0, widths[0][1] == widths[1][1], widths[2][1] == widths[3][0],
      widths[1][0] == widths[2][0], widths[0][1] % heads == 0, widths[2][1] % heads == 0
    else {
      mistake(
        "MultiHeadAttention: projections of shapes \(widths) for \(heads) heads; expected widths "
          + "that fit each other and are multiples of the number of heads", file: file, line: line)
    }
    (self.query, self.key, self.value, self.output) = (query, key, value, output)
    self.heads = heads
  }

  /// Creates a layer with random weights, normal with the deviation 0.02, and biases of 0.
  ///
  /// - Parameters:
  ///   - width: The number D of features.
  ///   - heads: The number H of heads, which divides D.
  ///   - generator: The source of randomness.
  public init(width: Int, heads: Int, using generator: inout some RandomNumberGenerator) {
    self.init(
      query: .normal(inputs: width, outputs: width, using: &generator),
      key: .normal(inputs: width, outputs: width, using: &generator),
      value: .normal(inputs: width, outputs: width, using: &generator),
      output: .normal(inputs: width, outputs: width, using: &generator), heads: heads)
  }

  /// The trainable tensors, projection by projection.
  public var tensors: [WritableKeyPath<MultiHeadAttention, Tensor>] {
    tensors(of: \.query) + tensors(of: \.key) + tensors(of: \.value) + tensors(of: \.output)
  }

  /// What the positions of a sequence make of each other, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: The sequences, [N, T, D].
  ///   - mask: Which positions a position may see.
  /// - Returns: The output [N, T, D], and the function from dy to dx and the gradient.
  public func forward(
    _ x: Tensor, mask: AttentionMask = .none
  ) -> (y: Tensor, backward: Backward<MultiHeadAttention>) {
    let (y, backward) = forward(x, memory: x, mask: mask)
    return (
      y,
      { dy in
        var (dx, dMemory, gradient) = backward(dy)
        dx += dMemory  // x is read twice
        return (dx, gradient)
      }
    )
  }

  /// What the positions of a sequence make of another one, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: The sequences that ask, [N, T, D].
  ///   - memory: The sequences that are asked, [N, S, D].
  ///   - mask: Which positions of the memory a position may see.
  /// - Returns: The output [N, T, D], and the function from dy to dx, dMemory and the gradient.
  public func forward(
    _ x: Tensor, memory: Tensor, mask: AttentionMask = .none
  ) -> (
    y: Tensor, backward: (Tensor) -> (dx: Tensor, dMemory: Tensor, gradient: MultiHeadAttention)
  ) {
    let (q, queryBackward) = query.forward(positions: x)
    let (k, keyBackward) = key.forward(positions: memory)
    let (v, valueBackward) = value.forward(positions: memory)
    let (a, _, attentionBackward) = attention(q, k, v, heads: heads, mask: mask)
    let (y, outputBackward) = output.forward(positions: a)
    return (
      y,
      { dy in
        let (da, dOutput) = outputBackward(dy)
        let (dq, dk, dv) = attentionBackward(da)
        let (dx, dQuery) = queryBackward(dq)
        var (dMemory, dKey) = keyBackward(dk)
        let (dValues, dValue) = valueBackward(dv)
        dMemory += dValues  // the memory is read twice: as keys and as values
        return (
          dx, dMemory,
          MultiHeadAttention(
            query: dQuery, key: dKey, value: dValue, output: dOutput, heads: heads)
        )
      }
    )
  }

  /// How much every head of every position looks at every position, for pictures.
  ///
  /// - Parameters:
  ///   - x: The sequences that ask, [N, T, D].
  ///   - memory: The sequences that are asked, [N, S, D]; the same without it.
  ///   - mask: Which positions a position may see.
  /// - Returns: The weights, [N, H, T, S]; every row sums to 1.
  public func weights(
    _ x: Tensor, memory: Tensor? = nil, mask: AttentionMask = .none
  ) -> Tensor {
    let memory = memory ?? x
    let (q, k) = (query.forward(positions: x).y, key.forward(positions: memory).y)
    return attention(q, k, value.forward(positions: memory).y, heads: heads, mask: mask).weights
  }
}
