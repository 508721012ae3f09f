import Attention
import GradientChecking
import Tensors
import Testing

@Suite("Self-attention: Q, K and V are projections of one X")
struct SelfAttentionTests {
  private func draw(_ generator: inout SeededGenerator) -> SelfAttention {
    SelfAttention(
      query: .normal([4, 3], using: &generator), key: .normal([4, 3], using: &generator),
      value: .normal([4, 5], using: &generator))
  }

  @Test("it is the literal attention of the three projections")
  func definition() {
    var generator = SeededGenerator(seed: 50)
    let layer = draw(&generator)
    let x = Tensor.normal([6, 4], using: &generator)
    let literal = attentionByDefinition(
      x.matmulByDefinition(layer.query), x.matmulByDefinition(layer.key),
      x.matmulByDefinition(layer.value))
    #expect(isSameAttention(layer.forward(x).y, literal.y))
  }

  @Test("the gradients of X and of every projection agree with central differences")
  func gradient() {
    for mask in [AttentionMask.none, .causal] {
      let report = GradientReport.drawing(seed: 51) { generator, report in
        let layer = draw(&generator)
        let x = Tensor.normal([6, 4], using: &generator)
        report.check(layer, at: x, using: &generator) { $0.forward($1, mask: mask) }
      }
      #expect(report.passes, "\(report)")
    }
  }
}
