import Foundation
import LogisticRegression
import Neurons
import Tensors
import Testing

@Suite("Tanh: y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)")
struct TanhTests {
  @Test("at x = ln 2 it is 3/5 with slope 16/25, at 0 it is 0 with slope 1")
  func byHand() {
    let (y, backward) = Tanh().forward(Tensor([log(2), 0]))
    #expect((y - Tensor([0.6, 0])).norm < 2 * .ulpOfOne)
    #expect((backward(Tensor([25, 25])) - Tensor([16, 25])).norm < 64 * .ulpOfOne)
  }

  @Test("tanh x = 2σ(2x) − 1")
  func sigmoidStretched() {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([100], standardDeviation: 3, using: &generator)
    #expect((Tanh().forward(x).y - (2 * sigmoid(2 * x) - 1)).norm < 32 * .ulpOfOne)
  }

  @Test("it is odd: tanh(−x) = −tanh x")
  func symmetry() {
    let x = Tensor([0.1, 1, 3, 40])
    #expect(Tanh().forward(-x).y == -Tanh().forward(x).y)
  }
}
