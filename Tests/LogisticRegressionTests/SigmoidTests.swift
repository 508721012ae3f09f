import GradientChecking
import LogisticRegression
import Tensors
import Testing

@Suite("Sigmoid: y = 1 / (1 + e⁻ˣ)")
struct SigmoidTests {
  @Test("the value and the slope at 0 are ½ and ¼")
  func byHand() {
    let (y, backward) = Sigmoid().forward(Tensor([0]))
    #expect(y == Tensor([0.5]))
    #expect(backward(Tensor([8])) == Tensor([2]))
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let x = Tensor.normal([batch, 5], standardDeviation: 2, using: &generator)
      report.check(at: x, using: &generator) { Sigmoid().forward($0) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("σ(−x) = 1 − σ(x)")
  func symmetry() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([100], standardDeviation: 3, using: &generator)
    #expect((sigmoid(-x) + sigmoid(x) - 1).norm < 100 * .ulpOfOne)
  }

  @Test("at ±1,000 it is 1 and 0, with slope 0 and no overflow")
  func extremes() {
    let (y, backward) = Sigmoid().forward(Tensor([1000, -1000]))
    #expect(y == Tensor([1, 0]))
    #expect(backward(Tensor([1, 1])) == Tensor([0, 0]))
  }
}
