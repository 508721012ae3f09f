import Attention
import GradientChecking
import Tensors
import Testing

@Suite("Attention: softmax(Q · Kᵀ / √d) · V")
struct AttentionTests {
  @Test("gradients")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let q = Tensor.normal([2, 3, 4], using: &generator)
      let k = Tensor.normal([2, 5, 4], using: &generator)
      let v = Tensor.normal([2, 5, 6], using: &generator)
      let dy = Tensor.normal([2, 3, 6], using: &generator)
      let (dq, dk, dv) = attention(q, k, v, heads: 2, mask: .causal).backward(dy)
      report.compare(dq, "q", at: q) { attention($0, k, v, heads: 2, mask: .causal).y.dot(dy) }
      report.compare(dk, "k", at: k) { attention(q, $0, v, heads: 2, mask: .causal).y.dot(dy) }
      report.compare(dv, "v", at: v) { attention(q, k, $0, heads: 2, mask: .causal).y.dot(dy) }
    }
    #expect(report.passes, "\(report)")
  }
}
