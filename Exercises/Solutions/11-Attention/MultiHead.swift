import ExerciseKit
import Tensors

/// Self-attention with several heads: each looks for something else.
///
///     Q = X · Wq      K = X · Wk      V = X · Wv              each cut into H heads
///     Yₕ = softmax(Qₕ · Kₕᵀ / √d) · Vₕ                        every head for itself
///     Y = [Y₁ … Y_H] · Wo                                     joined, and mixed by Wo
///
/// A head is a range of columns: head h of Q has the columns h·d ..< (h + 1)·d, where d is the width
/// of one head, and all T tokens. Joined, the heads stand side by side again.
///
/// Shapes: X and Y [T, D]; Wq, Wk and Wv [D, H·d]; Wo [H·d, D]; Qₕ, Kₕ, Vₕ and Yₕ [T, d].
///
/// Chapter 11; article 003 §3.5.5 has one head. Useful: `a.matmul(b)`, `a.transposed`,
/// `a.softmaxOfColumns()`; `a.split(into: [d, d, d], along: 1)` cuts columns into parts,
/// `Tensor.concatenating(parts, along: 1)` lays them side by side;
/// `Array(repeating: d, count: heads)`.
///
/// - Parameters:
///   - x: The tokens X of one sequence, one a row.
///   - wq: The weights Wq that make queries.
///   - wk: The weights Wk that make keys.
///   - wv: The weights Wv that make values.
///   - wo: The weights Wo of the output.
///   - heads: The number H of heads.
/// - Returns: The output Y.
public func multiHead(
  _ x: Tensor, wq: Tensor, wk: Tensor, wv: Tensor, wo: Tensor, heads: Int
) -> Tensor {
  // SOLUTION
  let width = wq.shape[1] / heads
  let widths = Array(repeating: width, count: heads)
  let (q, k, v) = (
    x.matmul(wq).split(into: widths, along: 1), x.matmul(wk).split(into: widths, along: 1),
    x.matmul(wv).split(into: widths, along: 1)
  )
  let outputs = (0..<heads).map { h in
    let scores = q[h].matmul(k[h].transposed) / Scalar(width).squareRoot()
    return scores.softmaxOfColumns().matmul(v[h])
  }
  return Tensor.concatenating(outputs, along: 1).matmul(wo)
  // END
}

// HINTS
// It is the attention you know, H times on narrower matrices. Nothing passes from one head to
// another until the last product, with Wo.
//
// Make Q, K and V whole, by three products; cut the columns of each; let every head attend, with
// the root of its own width; lay the results side by side and multiply once more.
//
// The parts are x.matmul(wq).split(into: widths, along: 1) and so on; the end is
// Tensor.concatenating(outputs, along: 1).matmul(wo).
