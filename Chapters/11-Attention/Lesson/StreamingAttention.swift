import Tensors

/// The same attention without its weights: the Tq × Tk matrix of scores never exists as a whole.
///
///     for each block of keys:   m′ = max(m, max S)       P = exp(S − m′)     c = exp(m − m′)
///                               l ← c · l + rowsum(P)    Y ← c · Y + P · V   m ← m′
///     at the end                Y ← Y / l                L = m + ln l
///
/// A softmax seems to need its whole row, for the largest score and for the sum. It does not: when a
/// larger score turns up, what was added up under the smaller one is off by a factor that is known,
/// and is corrected by it. The way back keeps q, k, v, Y and one number a row, the log-sum-exp L; a
/// block of weights is computed again as exp(S − L) when it is needed, and
///
///     D = rowsum(dY ⊙ Y)      dS = P ⊙ (dY · Vᵀ − D)
///
/// So one product more is paid for memory that grows with T and not with T².
///
/// Article: 003 §3.5.5. Formula 003-F10. M. Milakov and N. Gimelshein, "Online normalizer calculation
/// for softmax", 2018; T. Dao et al., "FlashAttention: fast and memory-efficient exact attention with
/// IO-awareness", 2022.
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
  let grid = AttentionGrid("streamingAttention", q, k, v, heads: heads, mask: mask, file, line)
  let (y, logSumExp) = grid.forward(q, k, v, keeping: .logSumExp)
  return (
    y,
    { dy in
      grid.check("streamingAttention", dy: dy, file, line)
      return grid.backward(dy, q, k, v, y: y, kept: logSumExp, .logSumExp)
    }
  )
}
