import GradientChecking
import Neurons
import Tensors
import Testing

@Suite("ReLU: y = max(0, x)")
struct ReLUTests {
  @Test("negative inputs are cut off, and their gradients with them")
  func byHand() {
    let (y, backward) = ReLU().forward(Tensor([[-2, 3], [0.5, -0.25]]))
    #expect(y == Tensor([[0, 3], [0.5, 0]]))
    #expect(backward(Tensor([[7, -8], [9, 10]])) == Tensor([[0, -8], [9, 0]]))
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let x = Tensor.normal([batch, 5], using: &generator)
      report.check(at: x, using: &generator) { ReLU().forward($0) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("at the kink the derivative is 0")
  func kink() {
    #expect(ReLU().forward(Tensor([0, -0.0])).backward(Tensor([5, 5])) == .zeros([2]))
  }

  @Test("scaling the input by a positive factor scales the output")
  func homogeneity() {
    let x = Tensor([-3, -1, 0, 2, 5])
    #expect(ReLU().forward(x * 4).y == ReLU().forward(x).y * 4)
  }

  @Test("infinities and NaN pass through")
  func extremes() {
    let y = ReLU().forward(Tensor([.infinity, -.infinity, .nan])).y
    #expect(y[0] == .infinity)
    #expect(y[1] == 0)
    #expect(y[2].isNaN)
  }
}
