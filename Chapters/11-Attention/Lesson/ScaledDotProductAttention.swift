import Foundation
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
  let shape = AttentionShape("attention", q, k, v, heads: heads, file, line)
  mask.check(sequences: shape.sequences, keys: shape.keys, file, line)
  let plain = PlainAttention(shape: shape, mask: mask, q: q, k: k, v: v)
  let (y, weights) = plain.forward()
  return (
    y, weights,
    { dy in
      shape.check("attention", dy: dy, file, line)
      return plain.backward(dy, weights)
    }
  )
}

/// Loops over everything.
private struct PlainAttention {
  let shape: AttentionShape
  let mask: AttentionMask
  let (q, k, v): (Tensor, Tensor, Tensor)

  var scale: Scalar { 1 / Scalar(shape.width).squareRoot() }

  func visible(_ n: Int, _ i: Int) -> Int {
    mask.visibleKeys(sequence: n, query: i, queries: shape.queries, keys: shape.keys)
  }

  func forEachRow(_ body: (Int, Int, Int, Int) -> Void) {
    for n in 0..<shape.sequences {
      for h in 0..<shape.heads {
        for i in 0..<shape.queries { body(n, h, i, visible(n, i)) }
      }
    }
  }

  func forward() -> (y: Tensor, weights: Tensor) {
    let (d, dv) = (shape.width, shape.valueWidth)
    var y = Tensor.zeros([shape.sequences, shape.queries, shape.heads * dv])
    var weights = Tensor.zeros([shape.sequences, shape.heads, shape.queries, shape.keys])
    forEachRow { n, h, i, visible in
      let scores = (0..<visible).map { j in
        (0..<d).reduce(0) { $0 + q[n, i, h * d + $1] * k[n, j, h * d + $1] } * scale
      }
      let largest = scores.max() ?? 0
      let powers = scores.map { exp($0 - largest) }
      let total = powers.reduce(0, +)
      for j in 0..<visible {
        weights[n, h, i, j] = powers[j] / total
        for c in 0..<dv { y[n, i, h * dv + c] += powers[j] / total * v[n, j, h * dv + c] }
      }
    }
    return (y, weights)
  }

  func backward(_ dy: Tensor, _ weights: Tensor) -> (dq: Tensor, dk: Tensor, dv: Tensor) {
    let (d, valueWidth) = (shape.width, shape.valueWidth)
    var (dq, dk, dv) = (Tensor.zeros(q.shape), Tensor.zeros(k.shape), Tensor.zeros(v.shape))
    forEachRow { n, h, i, visible in
      let dA = (0..<visible).map { j in
        (0..<valueWidth).reduce(0) {
          $0 + dy[n, i, h * valueWidth + $1] * v[n, j, h * valueWidth + $1]
        }
      }
      let mean = (0..<visible).reduce(0) { $0 + dA[$1] * weights[n, h, i, $1] }
      for j in 0..<visible {
        let a = weights[n, h, i, j]
        let dS = a * (dA[j] - mean) * scale
        for c in 0..<d {
          dq[n, i, h * d + c] += dS * k[n, j, h * d + c]
          dk[n, j, h * d + c] += dS * q[n, i, h * d + c]
        }
        for c in 0..<valueWidth {
          dv[n, j, h * valueWidth + c] += a * dy[n, i, h * valueWidth + c]
        }
      }
    }
    return (dq, dk, dv)
  }
}
