import GradientChecking
import Tensors
import Testing

/// The form of a layer with several inputs: backward gives one gradient for each.
///
///     A = softmax(q · kᵀ / √d),   y = A · v
private struct Attention {
  func forward(
    _ q: Tensor, _ k: Tensor, _ v: Tensor
  ) -> (y: Tensor, backward: (Tensor) -> (dq: Tensor, dk: Tensor, dv: Tensor)) {
    let scale = 1 / Scalar(q.shape[1]).squareRoot()
    let weights = rowSoftmax(q.matmul(k.transposed) * scale)
    return (
      weights.matmul(v),
      { dy in
        let dWeights = dy.matmul(v.transposed)
        let dScores = softmaxBackward(weights, dWeights) * scale
        return (
          dScores.matmul(k), dScores.transposed.matmul(q), weights.transposed.matmul(dy)
        )
      }
    )
  }
}

@Suite("Form: attention, forward(q, k, v) → y, dy → dq, dk, dv")
struct AttentionFormTests {
  @Test("the gradients of all three inputs agree with central differences")
  func gradient() {
    let report = GradientReport.drawing(seed: 7) { generator, report in
      let q = Tensor.normal([3, 2], using: &generator)
      let k = Tensor.normal([5, 2], using: &generator)
      let v = Tensor.normal([5, 4], using: &generator)
      let dy = Tensor.normal([3, 4], using: &generator)
      let (dq, dk, dv) = Attention().forward(q, k, v).backward(dy)
      report.compare(dq, "q", at: q) { Attention().forward($0, k, v).y.dot(dy) }
      report.compare(dk, "k", at: k) { Attention().forward(q, $0, v).y.dot(dy) }
      report.compare(dv, "v", at: v) { Attention().forward(q, k, $0).y.dot(dy) }
    }
    #expect(report.passes, "\(report)")
  }
}
