import Attention
import GradientChecking
import Tensors
import Testing

@Suite(
  "The way back by definition: dV = Pᵀ dY, dS = P ⊙ (dP − rowsum), dQ = dS K/√d, dK = dSᵀ Q/√d")
struct AttentionGradientTests {
  private func drawn(
    _ seed: UInt64, queries: Int = 4, keys: Int = 6
  ) -> (q: Tensor, k: Tensor, v: Tensor, dy: Tensor) {
    var generator = SeededGenerator(seed: seed)
    return (
      .normal([queries, 5], using: &generator), .normal([keys, 5], using: &generator),
      .normal([keys, 3], using: &generator), .normal([queries, 3], using: &generator)
    )
  }

  @Test(
    "agrees with central differences, unmasked and masked",
    arguments: [false, true])
  func differences(isMasked: Bool) {
    let (q, k, v, dy) = drawn(41)
    let allows = { (i: Int, j: Int) in !isMasked || j <= i + 1 }
    let (dq, dk, dv) = attentionGradientByDefinition(dy, q, k, v, allowing: allows)
    var report = GradientReport()
    report.compare(dq, "q", at: q) { attentionByDefinition($0, k, v, allowing: allows).y.dot(dy) }
    report.compare(dk, "k", at: k) { attentionByDefinition(q, $0, v, allowing: allows).y.dot(dy) }
    report.compare(dv, "v", at: v) { attentionByDefinition(q, k, $0, allowing: allows).y.dot(dy) }
    #expect(report.passes, "\(report)")
  }

  @Test("the batched layer goes the same way back, sequence by sequence and head by head")
  func layer() {
    let first = drawn(42, queries: 6)
    let second = drawn(43, queries: 6)
    func pair(_ a: Tensor, _ b: Tensor) -> Tensor { .concatenating([a, b], along: 1) }
    let q = pair(first.q, second.q).reshaped([1, 6, 10])  // two heads side by side
    let k = pair(first.k, second.k).reshaped([1, 6, 10])
    let v = pair(first.v, second.v).reshaped([1, 6, 6])
    let (_, _, backward) = attention(q, k, v, heads: 2, mask: .causal)
    let (dq, dk, dv) = backward(pair(first.dy, second.dy).reshaped([1, 6, 6]))
    let a = attentionGradientByDefinition(first.dy, first.q, first.k, first.v) { $1 <= $0 }
    let b = attentionGradientByDefinition(second.dy, second.q, second.k, second.v) { $1 <= $0 }
    for (found, expected) in [
      (dq, pair(a.dq, b.dq)), (dk, pair(a.dk, b.dk)), (dv, pair(a.dv, b.dv)),
    ] {
      let distance = (found.reshaped(expected.shape) - expected).norm
      #expect(distance <= 64 * .ulpOfOne * expected.norm)
    }
  }

  @Test(
    "to add a number to all scores of a query changes nothing: a common part of all keys gets no gradient"
  )
  func shift() {
    let (q, k, v, dy) = drawn(44)
    let (_, dk, _) = attentionGradientByDefinition(dy, q, k, v)
    #expect(dk.sumOfRows().norm <= 64 * .ulpOfOne * dk.norm)
  }
}
