import Learning
import LinearRegression
import Optimizers
import Tensors
import Testing

@Suite("Where the gradient is 0 and nothing is remembered, nothing moves")
struct ZeroGradientTests {
  private let start = Cluster([Tensor([3, 0, -2.5])])

  private func moved(by rule: some UpdateRule) -> Cluster {
    var model = start
    var step = Optimizer(rule, for: model)
    for _ in 0..<3 { step(&model, start.zero) }
    return model
  }

  @Test("no rule but AdamW moves, and none makes NaN of 0 / 0")
  func atRest() {
    #expect(moved(by: SGD(rate: 1)).scalars == start.scalars)
    #expect(moved(by: Momentum(rate: 1)).scalars == start.scalars)
    #expect(moved(by: Nesterov(rate: 1)).scalars == start.scalars)
    #expect(moved(by: AdaGrad(rate: 1)).scalars == start.scalars)
    #expect(moved(by: RMSProp(rate: 1)).scalars == start.scalars)
    #expect(moved(by: Adam(rate: 1)).scalars == start.scalars)
  }

  @Test("AdamW shrinks every parameter by the same share, (1 − η · λ) a step")
  func decay() {
    let shrunk = moved(by: AdamW(rate: 0.5, decay: 0.25))  // 1 − 1/8, exact in binary
    #expect(shrunk.scalars == start.scalars.map { $0 * 0.875 * 0.875 * 0.875 })
  }

  @Test("without decay AdamW is Adam, to the last bit")
  func withoutDecay() {
    var (plain, decayed) = (start, start)
    var adam = Optimizer(Adam(rate: 0.1), for: start)
    var adamW = Optimizer(AdamW(rate: 0.1, decay: 0), for: start)
    for _ in 0..<5 {
      adam(&plain, Cluster([2 * plain.parts[0].values]))
      adamW(&decayed, Cluster([2 * decayed.parts[0].values]))
    }
    #expect(plain.scalars == decayed.scalars)
  }
}
