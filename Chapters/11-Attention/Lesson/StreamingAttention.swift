import Tensors

/// The same attention without its weights: the Tq × Tk matrix never exists.
///
/// - Parameters:
///   - q: The queries, [N, Tq, H·d].
///   - k: The keys, [N, Tk, H·d].
///   - v: The values, [N, Tk, H·dv].
///   - heads: The number of heads H.
///   - mask: Which keys a query sees.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The output y [N, Tq, H·dv], and the way back from ∂L/∂y to the three inputs.
public func streamingAttention(
  _ q: Tensor, _ k: Tensor, _ v: Tensor, heads: Int = 1, mask: AttentionMask = .none,
  file: StaticString = #fileID, line: UInt = #line
) -> (y: Tensor, backward: (_ dy: Tensor) -> (dq: Tensor, dk: Tensor, dv: Tensor)) {
  let (y, _, backward) = attention(q, k, v, heads: heads, mask: mask, file: file, line: line)
  return (y, backward)
}
