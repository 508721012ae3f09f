import Attention
import Tensors
import Testing

@Suite("Attention: what holds for all inputs")
struct AttentionLawTests {
  @Test(
    "the weights of a query are not negative, 0 where nothing is seen, and sum to 1 elsewhere",
    arguments: AttentionCase.small + AttentionCase.blocks)
  func rows(sizes: AttentionCase) {
    var generator = SeededGenerator(seed: 10)
    let (q, k, v, _) = sizes.inputs(using: &generator)
    let weights = attention(q, k, v, heads: sizes.heads, mask: sizes.mask).weights
    #expect(weights.scalars.allSatisfy { $0 >= 0 })
    let rows = weights.reshaped([-1, sizes.keys])
    for row in 0..<rows.shape[0] {
      let seen = sizes.mask.visibleKeys(
        sequence: row / sizes.queries / sizes.heads, query: row % sizes.queries,
        queries: sizes.queries, keys: sizes.keys)
      let weights = rows.rows(row..<row + 1).scalars
      let sum = weights.reduce(0, +)
      #expect(abs(sum - (seen > 0 ? 1 : 0)) <= Scalar(sizes.keys) * .ulpOfOne)
      #expect(weights[seen...].allSatisfy { $0 == 0 })
    }
  }

  @Test("one vector added to all keys shifts every row of scores and changes no weight")
  func shift() {
    var generator = SeededGenerator(seed: 11)
    let (q, k, v, _) = AttentionCase().inputs(using: &generator)
    let shift = Tensor.normal([6], using: &generator)
    let shifted = (k.reshaped([-1, 6]) + shift).reshaped(k.shape)
    let (y, weights, _) = attention(q, k, v, heads: 2)
    let (otherY, otherWeights, _) = attention(q, shifted, v, heads: 2)
    #expect(isSameAttention(otherY, y))
    #expect(isSameAttention(otherWeights, weights))
  }

  @Test(
    "without positions it is a set: permuted queries permute the outputs, permuted keys nothing")
  func permutation() {
    var generator = SeededGenerator(seed: 12)
    let (q, k, v, _) = AttentionCase(sequences: 1).inputs(using: &generator)
    func permuted(_ x: Tensor, _ order: [Int]) -> Tensor {
      x.reshaped([x.shape[1], -1]).gather(rows: order).reshaped(x.shape)
    }
    let (queryOrder, keyOrder) = ([3, 1, 4, 0, 2], [6, 2, 0, 5, 1, 4, 3])
    let y = attention(q, k, v, heads: 2).y
    let found = attention(
      permuted(q, queryOrder), permuted(k, keyOrder), permuted(v, keyOrder), heads: 2)
    #expect(isSameAttention(found.y, permuted(y, queryOrder)))
  }

  @Test(
    "under the causal mask a later token changes no bit of an earlier output",
    arguments: [5, 33, 300])
  func causality(steps: Int) {
    var generator = SeededGenerator(seed: 13)
    let sizes = AttentionCase(sequences: 1, queries: steps, keys: steps, mask: .causal)
    let (q, k, v, _) = sizes.inputs(using: &generator)
    func y(_ q: Tensor, _ k: Tensor, _ v: Tensor) -> Tensor {
      attention(q, k, v, heads: 2, mask: .causal).y.reshaped([steps, -1])
    }
    func streamed(_ q: Tensor, _ k: Tensor, _ v: Tensor) -> Tensor {
      streamingAttention(q, k, v, heads: 2, mask: .causal).y.reshaped([steps, -1])
    }
    for j in [steps - 1, steps / 2, 1] {
      func changed(_ x: Tensor) -> Tensor {
        var x = x
        for t in j..<steps { for c in 0..<x.shape[2] { x[0, t, c] = 40 - 100 * x[0, t, c] } }
        return x
      }
      let (otherQ, otherK, otherV) = (changed(q), changed(k), changed(v))
      #expect(y(otherQ, otherK, otherV).rows(0..<j) == y(q, k, v).rows(0..<j))
      #expect(streamed(otherQ, otherK, otherV).rows(0..<j) == streamed(q, k, v).rows(0..<j))
      #expect(y(otherQ, otherK, otherV).rows(j..<steps) != y(q, k, v).rows(j..<steps))
    }
  }

  @Test("what fills a padded sequence changes nothing, NaN included, and has no gradient")
  func padding() {
    var generator = SeededGenerator(seed: 14)
    let sizes = AttentionCase(sequences: 2, mask: .padding([4, 7]))
    let (q, k, v, dy) = sizes.inputs(using: &generator)
    func spoiled(_ x: Tensor) -> Tensor {
      var x = x
      for t in 4..<7 { for c in 0..<x.shape[2] { x[0, t, c] = .nan } }
      return x
    }
    let (y, weights, backward) = attention(q, k, v, heads: 2, mask: sizes.mask)
    let other = attention(q, spoiled(k), spoiled(v), heads: 2, mask: sizes.mask)
    #expect(other.y == y)
    #expect(other.weights == weights)
    let (found, expected) = (other.backward(dy), backward(dy))
    #expect(found.dq == expected.dq)
    #expect(found.dk == expected.dk)
    #expect(found.dv == expected.dv)
    for t in 4..<7 { for c in 0..<6 { #expect(expected.dk[0, t, c] == 0) } }
  }

  @Test("a single position answers itself: y = v, and no gradient reaches q and k")
  func single() {
    var generator = SeededGenerator(seed: 15)
    let sizes = AttentionCase(queries: 1, keys: 1, mask: .causal)
    let (q, k, v, dy) = sizes.inputs(using: &generator)
    let (y, weights, backward) = attention(q, k, v, heads: 2, mask: .causal)
    #expect(y == v)
    #expect(weights == Tensor(repeating: 1, shape: [3, 2, 1, 1]))
    let (dq, dk, dv) = backward(dy)
    #expect(isSameAttention(dq, .zeros(q.shape)))
    #expect(isSameAttention(dk, .zeros(k.shape)))
    #expect(dv == dy)
  }
}
