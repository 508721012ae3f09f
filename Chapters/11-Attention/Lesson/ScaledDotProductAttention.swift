import Tensors

/// Scaled dot-product attention of a batch, with any number of heads.
///
///     forward     S = Q · Kᵀ / √d     A = softmax(S), row by row     Y = A · V
///     backward    dV = Aᵀ · dY        dA = dY · Vᵀ
///                 dS = A ⊙ (dA − rowsum(dA ⊙ A))
///                 dQ = dS · K / √d    dK = dSᵀ · Q / √d
///
/// for each sequence and each head on its own. Head h of q and k is their columns h·d ..< (h + 1)·d,
/// head h of v and y the columns h·dv ..< (h + 1)·dv.
///
/// Shapes: q [N, Tq, H·d], k [N, Tk, H·d], v [N, Tk, H·dv], y [N, Tq, H·dv], weights [N, H, Tq, Tk].
///
/// Why √d: the sum of d products of independent numbers of variance 1 has the variance d. Unscaled, a
/// wide head begins with a softmax that has all but chosen one key, where its slope is nearly 0.
///
/// The sum in dS needs no A: rowsum(dA ⊙ A) = rowsum(dY ⊙ Y), since dA = dY · Vᵀ and Y = A · V. The
/// passes over the heads (`AttentionGrid` in Tensors) use that, and leave hidden keys out.
///
/// Article: 003 §3.5.5. Formula 003-F10. Vaswani et al., "Attention Is All You Need", 2017.
///
/// - Parameters:
///   - q: The queries.
///   - k: The keys.
///   - v: The values.
///   - heads: The number of heads H.
///   - mask: Which keys a query sees. The weights of the others are 0.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The output y, the weights A, and the way back from ∂L/∂y to the three inputs.
public func attention(
  _ q: Tensor, _ k: Tensor, _ v: Tensor, heads: Int = 1, mask: AttentionMask = .none,
  file: StaticString = #fileID, line: UInt = #line
) -> (
  y: Tensor, weights: Tensor, backward: (_ dy: Tensor) -> (dq: Tensor, dk: Tensor, dv: Tensor)
) {
  let grid = AttentionGrid("attention", q, k, v, heads: heads, mask: mask, file, line)
  let (y, weights) = grid.forward(q, k, v, keeping: .weights)
  return (
    y, weights,
    { dy in
      grid.check("attention", dy: dy, file, line)
      return grid.backward(dy, q, k, v, y: y, kept: weights, .weights)
    }
  )
}
