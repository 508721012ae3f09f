import Attention
import GradientChecking
import Tensors
import Testing

@Suite("Blocks: h = x + MHA(LN x), y = h + FF(LN h)")
struct TransformerBlockTests {
  private func block(using generator: inout SeededGenerator) -> TransformerBlock {
    randomised(
      TransformerBlock(width: 4, heads: 2, hidden: 6, using: &generator), using: &generator)
  }

  @Test("the feed-forward part treats every position alone, and its gradients agree")
  func feedForward() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let part = randomised(FeedForward(width: 3, hidden: 7, using: &generator), using: &generator)
      let x = Tensor.normal([3, 2, 3], using: &generator)
      report.check(part, at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(report)")
    var generator = SeededGenerator(seed: 2)
    let part = FeedForward(width: 3, hidden: 7, using: &generator)
    let x = Tensor.normal([1, 4, 3], using: &generator)
    #expect(
      nearly(
        part.forward(reordered(x, [2, 0, 3, 1])).y, reordered(part.forward(x).y, [2, 0, 3, 1])))
  }

  @Test(
    "the whole gradient agrees with central differences",
    arguments: [AttentionMask.none, .causal, .causalAndPadding([1, 3, 0])])
  func gradient(mask: AttentionMask) {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let block = block(using: &generator)
      let x = Tensor.normal([3, 3, 4], using: &generator)
      report.check(block, at: x, using: &generator) { $0.forward($1, mask: mask) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 1 + 2 + 8 + 2 + 4)
  }

  @Test("reordered positions give reordered outputs, unless a mask tells the order")
  func equivariance() {
    var generator = SeededGenerator(seed: 4)
    let block = block(using: &generator)
    let x = Tensor.normal([2, 5, 4], using: &generator)
    let order = [4, 2, 0, 1, 3]
    let y = block.forward(reordered(x, order)).y
    #expect(nearly(y, reordered(block.forward(x).y, order)))
    let causal = block.forward(reordered(x, order), mask: .causal).y
    #expect(!nearly(causal, reordered(block.forward(x, mask: .causal).y, order)))
  }

  @Test("with both parts silent the block hands everything through, forward and back")
  func residual() {
    var generator = SeededGenerator(seed: 5)
    var block = block(using: &generator)
    block.attention.output = .init(weights: .zeros([4, 4]), bias: .zeros([4]))
    block.feedForward.output = .init(weights: .zeros([6, 4]), bias: .zeros([4]))
    let x = Tensor.normal([2, 3, 4], using: &generator)
    let (y, backward) = block.forward(x)
    #expect(y == x)
    #expect(backward(x).dx == x)
  }
}

@Suite("Decoder blocks: to itself, to the memory, and the feed-forward part")
struct DecoderBlockTests {
  private func block(using generator: inout SeededGenerator) -> DecoderBlock {
    randomised(DecoderBlock(width: 4, heads: 2, hidden: 6, using: &generator), using: &generator)
  }

  @Test("the whole gradient, that of the memory included, agrees with central differences")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let block = block(using: &generator)
      let x = Tensor.normal([3, 3, 4], using: &generator)
      let memory = Tensor.normal([3, 5, 4], using: &generator)
      let mask = AttentionMask.padding([5, 2, 3])
      let dy = Tensor.normal([3, 3, 4], using: &generator)
      let (dx, dMemory, gradient) = block.forward(x, memory: memory, memoryMask: mask).backward(dy)
      func loss(_ block: DecoderBlock, _ x: Tensor, _ memory: Tensor) -> Scalar {
        block.forward(x, memory: memory, memoryMask: mask).y.dot(dy)
      }
      report.compare(dx, "x", at: x) { loss(block, $0, memory) }
      report.compare(dMemory, "memory", at: memory) { loss(block, x, $0) }
      report.compare(gradient, at: block) { loss($0, x, memory) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 2 + 3 * 2 + 2 * 8 + 4)
  }

  @Test("later positions of x change nothing of earlier ones, but every position sees all memory")
  func causal() {
    var generator = SeededGenerator(seed: 2)
    let block = block(using: &generator)
    var x = Tensor.normal([1, 4, 4], using: &generator)
    var memory = Tensor.normal([1, 3, 4], using: &generator)
    let before = block.forward(x, memory: memory).y.reshaped([4, 4])
    x[0, 2, 1] += 1
    let after = block.forward(x, memory: memory).y.reshaped([4, 4])
    #expect(after.rows(0..<2) == before.rows(0..<2))
    #expect(after.rows(2..<3) != before.rows(2..<3))
    memory[0, 2, 0] += 1
    let other = block.forward(x, memory: memory).y.reshaped([4, 4])
    for t in 0..<4 { #expect(other.rows(t..<t + 1) != after.rows(t..<t + 1)) }
  }
}
