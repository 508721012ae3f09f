import Tensors

/// The way back through the attention of a sequence, formula by formula.
///
///     forward     S = Q · Kᵀ / √d        P = softmax(S), row by row       Y = P · V
///     backward    dV = Pᵀ · dY           dP = dY · Vᵀ
///                 dSᵢⱼ = Pᵢⱼ (dPᵢⱼ − Σₗ Pᵢₗ dPᵢₗ)
///                 dQ = dS · K / √d       dK = dSᵀ · Q / √d
///
/// A hidden key has the weight 0, and so neither receives nor gives a gradient.
///
/// Shapes: q and dq [Tq, d], k and dk [Tk, d], v and dv [Tk, dv], dy [Tq, dv]; S, P [Tq, Tk].
///
/// Article: 003 §3.5.5, which has no backward pass. Formula 003-F10.
///
/// - Parameters:
///   - dy: The gradient ∂L/∂Y.
///   - q: The queries Q.
///   - k: The keys K.
///   - v: The values V.
///   - allows: Whether query i may see key j.
/// - Returns: The gradients of the three inputs.
public func attentionGradientByDefinition(
  _ dy: Tensor, _ q: Tensor, _ k: Tensor, _ v: Tensor,
  allowing allows: (Int, Int) -> Bool = { _, _ in true }
) -> (dq: Tensor, dk: Tensor, dv: Tensor) {
  let p = attentionByDefinition(q, k, v, allowing: allows).weights
  let dv = p.transposed.matmul(dy)  // [Tk, Tq] · [Tq, dv] → [Tk, dv]
  let dp = dy.matmul(v.transposed)  // [Tq, dv] · [dv, Tk] → [Tq, Tk]
  var ds = dp
  for i in 0..<p.shape[0] {
    var mean: Scalar = 0
    for l in 0..<p.shape[1] { mean += p[i, l] * dp[i, l] }  // Σₗ Pᵢₗ dPᵢₗ
    for j in 0..<p.shape[1] { ds[i, j] = p[i, j] * (dp[i, j] - mean) }
  }
  let root = Scalar(q.shape[1]).squareRoot()
  let dq = ds.matmul(k) / root  // [Tq, Tk] · [Tk, d] → [Tq, d]
  let dk = ds.transposed.matmul(q) / root  // [Tk, Tq] · [Tq, d] → [Tk, d]
  return (dq, dk, dv)
}
