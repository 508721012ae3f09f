import Attention
import Foundation
import GradientChecking
import Tensors
import Testing

@Suite("Attention: Y = softmax(Q · Kᵀ / √d) · V")
struct ScaledDotProductAttentionTests {
  @Test("two queries worked by hand: weights ¾, ¼ and ½, ½")
  func byHand() {
    let ln3 = log(Scalar(3))
    let q = Tensor([[2 * ln3, 5, 0, 0], [0, 1, 0, 9]]).reshaped([1, 2, 4])
    let k = Tensor([[1, 0, 0, 0], [0, 0, 7, 0]]).reshaped([1, 2, 4])
    let v = Tensor([[4, 0, 8], [0, 8, 8]]).reshaped([1, 2, 3])
    let (y, weights, backward) = attention(q, k, v)
    #expect(isSameAttention(y, Tensor([[3, 2, 8], [2, 4, 8]]).reshaped([1, 2, 3])))
    let expected = Tensor([[0.75, 0.25], [0.5, 0.5]])
    #expect(isSameAttention(weights, expected.reshaped([1, 1, 2, 2])))
    // dY = (1, 0, 0) for the first query: dA = (4, 0), dS = ¾ · (4 − 3), ¼ · (0 − 3).
    let dy = Tensor([[1, 0, 0], [0, 0, 0]]).reshaped([1, 2, 3])
    let (dq, dk, dv) = backward(dy)
    let half: Scalar = 0.75 / 2
    #expect(
      isSameAttention(dq.reshaped([2, 4]), Tensor([[half, 0, -7 * half, 0], [0, 0, 0, 0]])))
    #expect(
      isSameAttention(
        dk.reshaped([2, 4]),
        Tensor([[2 * ln3 * half, 5 * half, 0, 0], [-2 * ln3 * half, -5 * half, 0, 0]])))
    #expect(isSameAttention(dv.reshaped([2, 3]), Tensor([[0.75, 0, 0], [0.25, 0, 0]])))
  }

  @Test(
    "every head of every sequence is the literal attention",
    arguments: AttentionCase.small + AttentionCase.blocks)
  func definition(sizes: AttentionCase) {
    var generator = SeededGenerator(seed: 2)
    let (q, k, v, _) = sizes.inputs(using: &generator)
    let (y, weights, _) = attention(q, k, v, heads: sizes.heads, mask: sizes.mask)
    for n in 0..<sizes.sequences {
      for h in 0..<sizes.heads {
        let literal = attentionByDefinition(
          sizes.matrix(q, sequence: n, head: h), sizes.matrix(k, sequence: n, head: h),
          sizes.matrix(v, sequence: n, head: h)
        ) { i, j in
          j
            < sizes.mask.visibleKeys(
              sequence: n, query: i, queries: sizes.queries, keys: sizes.keys)
        }
        #expect(isSameAttention(sizes.matrix(y, sequence: n, head: h), literal.y))
        let found = weights.reshaped([-1, sizes.queries, sizes.keys])
          .rows(n * sizes.heads + h..<n * sizes.heads + h + 1)
        #expect(isSameAttention(found.reshaped(literal.weights.shape), literal.weights))
      }
    }
  }

  @Test(
    "the gradients of queries, keys and values agree with central differences",
    arguments: AttentionCase.small)
  func gradient(sizes: AttentionCase) {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let (q, k, v, dy) = sizes.inputs(using: &generator)
      func output(_ q: Tensor, _ k: Tensor, _ v: Tensor) -> Scalar {
        attention(q, k, v, heads: sizes.heads, mask: sizes.mask).y.dot(dy)
      }
      let backward = attention(q, k, v, heads: sizes.heads, mask: sizes.mask).backward
      let (dq, dk, dv) = backward(dy)
      let again = backward(dy)
      if again.dq != dq || again.dk != dk || again.dv != dv {
        report.complain("backward called twice")
      }
      report.compare(dq, "q", at: q) { output($0, k, v) }
      report.compare(dk, "k", at: k) { output(q, $0, v) }
      report.compare(dv, "v", at: v) { output(q, k, $0) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("for fixed weights the map from values to outputs is linear, and dv is its adjoint")
  func adjoint() {
    var generator = SeededGenerator(seed: 4)
    let sizes = AttentionCase(queries: 70, keys: 301, mask: .causal)
    let (q, k, v, dy) = sizes.inputs(using: &generator)
    let error = adjointError(
      x: v, y: dy, map: { attention(q, k, $0, heads: 2, mask: .causal).y },
      adjoint: { attention(q, k, v, heads: 2, mask: .causal).backward($0).dv })
    #expect(error < 64 * .ulpOfOne)
  }

  @Test("several heads are several attentions side by side; one head is one")
  func heads() {
    var generator = SeededGenerator(seed: 5)
    let sizes = AttentionCase(mask: .causal)
    let (q, k, v, dy) = sizes.inputs(using: &generator)
    let (y, _, backward) = attention(q, k, v, heads: 2, mask: .causal)
    let (dq, dk, dv) = backward(dy)
    func half(_ x: Tensor, _ h: Int) -> Tensor {
      x.split(into: [x.shape[2] / 2, x.shape[2] / 2], along: 2)[h]
    }
    for h in 0..<2 {
      let alone = attention(half(q, h), half(k, h), half(v, h), mask: .causal)
      #expect(half(y, h) == alone.y)
      let gradients = alone.backward(half(dy, h))
      #expect(half(dq, h) == gradients.dq)
      #expect(half(dk, h) == gradients.dk)
      #expect(half(dv, h) == gradients.dv)
    }
  }
}
