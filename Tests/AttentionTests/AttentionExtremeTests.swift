import Attention
import Tensors
import Testing

@Suite("Attention: large scores, hidden rows, nothing at all")
struct AttentionExtremeTests {
  typealias Pass = (
    y: Tensor, backward: (_ dy: Tensor) -> (dq: Tensor, dk: Tensor, dv: Tensor)
  )

  private func passes(
    _ q: Tensor, _ k: Tensor, _ v: Tensor, heads: Int = 1, mask: AttentionMask = .none
  ) -> [Pass] {
    let (y, _, backward) = attention(q, k, v, heads: heads, mask: mask)
    return [(y, backward), streamingAttention(q, k, v, heads: heads, mask: mask)]
  }

  @Test("scores of ±10,000 choose one key, and all gradients are numbers")
  func largeScores() {
    let q = Tensor([[100], [-100]]).reshaped([1, 2, 1])
    let k = Tensor([[100], [0], [-100]]).reshaped([1, 3, 1])
    let v = Tensor([[1, 2], [3, 4], [5, 6]]).reshaped([1, 3, 2])
    for (y, backward) in passes(q, k, v) {
      #expect(y == Tensor([[1, 2], [5, 6]]).reshaped([1, 2, 2]))
      let (dq, dk, dv) = backward(Tensor([[1, 0], [0, 1]]).reshaped([1, 2, 2]))
      #expect(dq == .zeros([1, 2, 1]))
      #expect(dk == .zeros([1, 3, 1]))
      #expect(dv == Tensor([[1, 0], [0, 0], [0, 1]]).reshaped([1, 3, 2]))
    }
  }

  @Test("a larger score in a later block takes over what was added up before, exactly")
  func laterScores() {
    // 2,000 keys of which each is answered better than all before it together.
    let count = 2_000
    let k = Tensor((0..<count).map { Scalar($0) * 100 }).reshaped([1, count, 1])
    let v = Tensor((0..<count).map { Scalar($0) }).reshaped([1, count, 1])
    for (y, _) in passes(.init(repeating: 1, shape: [1, 1, 1]), k, v) {
      #expect(y == Tensor([[1_999]]).reshaped([1, 1, 1]))
    }
  }

  @Test("a query that sees nothing gets zeros, and gives zeros back, not NaN")
  func hidden() {
    var generator = SeededGenerator(seed: 20)
    let sizes = AttentionCase(
      sequences: 2, queries: 70, keys: 66, mask: .causalAndPadding([0, 66]))
    let (q, k, v, dy) = sizes.inputs(using: &generator)
    for (y, backward) in passes(q, k, v, heads: 2, mask: sizes.mask) {
      let (dq, dk, dv) = backward(dy)
      #expect(y.rows(0..<1) == .zeros([1, 70, 8]))
      #expect(dq.rows(0..<1) == .zeros([1, 70, 6]))
      #expect(dk.rows(0..<1) == .zeros([1, 66, 6]))
      #expect(dv.rows(0..<1) == .zeros([1, 66, 8]))
      // In the second sequence the first four queries stand before the first key.
      let second = y.rows(1..<2).reshaped([70, 8])
      #expect(second.rows(0..<4) == .zeros([4, 8]))
      #expect(isSameAttention(second.rows(4..<5), v.rows(1..<2).reshaped([66, 8]).rows(0..<1)))
      let gradients = dq.scalars + dk.scalars + dv.scalars
      #expect(gradients.allSatisfy { $0.isFinite })
    }
  }

  @Test("a row of scores with NaN or ∞ has no softmax: NaN, and only there")
  func notANumber() {
    for bad in [Scalar.nan, .infinity, -.infinity] {
      let q = Tensor([1, bad, 2]).reshaped([1, 3, 1])
      let k = Tensor([1, 1]).reshaped([1, 2, 1])
      for (y, _) in passes(q, k, k) {
        #expect(y[0, 0, 0] == 1 && y[0, 2, 0] == 1)
        #expect(y[0, 1, 0].isNaN)
      }
    }
  }

  @Test("no keys, no queries and no sequences are possible")
  func empty() {
    for (n, tq, tk) in [(2, 3, 0), (2, 0, 3), (0, 3, 3)] {
      let (q, kv) = (Tensor.zeros([n, tq, 4]), Tensor.zeros([n, tk, 4]))
      for (y, backward) in passes(q, kv, kv, heads: 2, mask: .causal) {
        #expect(y == .zeros([n, tq, 4]))
        let (dq, dk, dv) = backward(y)
        #expect(dq == .zeros([n, tq, 4]))
        #expect(dk == .zeros([n, tk, 4]))
        #expect(dv == .zeros([n, tk, 4]))
      }
      #expect(attention(q, kv, kv, heads: 2).weights.shape == [n, 2, tq, tk])
    }
  }
}
