import ExerciseKit
import Tensors

/// The way back through scaled dot-product attention.
///
///     forward     S = Q · Kᵀ / √d        P = softmax(S), row by row        Y = P · V
///     backward    dV = Pᵀ · dY           dP = dY · Vᵀ
///                 dSᵢⱼ = Pᵢⱼ · (dPᵢⱼ − Σⱼ′ dPᵢⱼ′ Pᵢⱼ′)
///                 dQ = dS · K / √d       dK = dSᵀ · Q / √d
///
/// Two products on the way there, each with two factors: four products on the way back. Between
/// them stands the softmax of chapter 03. Nothing needs a mask here: where P is 0, dS is 0.
///
/// Shapes: Q and dQ [Tq, d], K and dK [Tk, d], V and dV [Tk, m], P, dP and dS [Tq, Tk], dY [Tq, m].
///
/// Chapter 11; article 003 §3.5.5. Useful: `a.matmul(b)`, `a.transposed` as either factor of a
/// `matmul`; `a.sumOfColumns()`, one number a row; `a.shape`; `a[i, j]`, to read and to write.
///
/// - Parameters:
///   - q: The queries Q.
///   - k: The keys K.
///   - v: The values V.
///   - weights: The weights P, as the forward pass left them.
///   - dy: The gradient dY of the output.
/// - Returns: The gradients of the queries, the keys and the values.
public func sdpaBackward(
  _ q: Tensor, _ k: Tensor, _ v: Tensor, weights: Tensor, _ dy: Tensor
) -> (dq: Tensor, dk: Tensor, dv: Tensor) {
  // SOLUTION
  let dv = weights.transposed.matmul(dy)
  let dWeights = dy.matmul(v.transposed)

  let means = (dWeights * weights).sumOfColumns()  // Σⱼ dPᵢⱼ Pᵢⱼ  [Tq]
  var dScores = weights
  for i in 0..<weights.shape[0] {
    for j in 0..<weights.shape[1] { dScores[i, j] *= dWeights[i, j] - means[i] }
  }

  let root = Scalar(q.shape[1]).squareRoot()
  return (dScores.matmul(k) / root, dScores.transposed.matmul(q) / root, dv)
  // END
}

// HINTS
// Go back station by station: from Y to P and V, from P to S, from S to Q and K. Each product hands
// every factor the gradient times the other factor, transposed where the shapes say so.
//
// In dS each row has one number of its own, the sum of dP times P along the row; it is taken off dP
// before the product with P. The root of d divides both dQ and dK.
//
// means = (dWeights * weights).sumOfColumns(); dScores[i, j] = weights[i, j] * (dWeights[i, j] -
// means[i]); dv is weights.transposed.matmul(dy), dk dScores.transposed.matmul(q) / root.
