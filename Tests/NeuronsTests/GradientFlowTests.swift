import GradientChecking
import Neurons
import Tensors
import Testing

@Suite("Gradients through many layers: ‖da⁰‖ ≤ ‖daᴸ‖ · ∏ max|f′| · ‖W‖₂")
struct GradientFlowTests {
  @Test("without activation a matrix of ½ halves the gradient, three times")
  func byHand() {
    let half = Tensor([[0.5, 0], [0, 0.5]])
    let flow = GradientFlow(
      of: .identity, through: [half, half, half], from: Tensor([[1, 2]]),
      gradient: Tensor([[3, 4]]))
    #expect((Tensor(flow.norms) - Tensor([1, 0.5, 0.25, 0.125])).norm < 4 * .ulpOfOne)
    #expect((Tensor(flow.bounds) - Tensor([1, 0.5, 0.25, 0.125])).norm < 1e-5)
  }

  @Test("sigmoids at 0 have slope ¼ everywhere: the bound is reached")
  func boundIsReached() {
    let identity = Tensor([[1, 0], [0, 1]])
    let flow = GradientFlow(
      of: .sigmoid, through: [identity], from: .zeros([1, 2]), gradient: Tensor([[3, 4]]))
    #expect(flow.norms == [1, 0.25])
    #expect(abs(flow.bounds[1] - 0.25) < 1e-5)
  }

  @Test("the length at the bottom is that of the numerical gradient")
  func numerically() {
    var generator = SeededGenerator(seed: 5)
    let weights = [[3, 5], [5, 4], [4, 2]].map { Tensor.normal($0, using: &generator) }
    let x = Tensor.normal([6, 3], using: &generator)
    let dy = Tensor.normal([6, 2], using: &generator)
    let flow = GradientFlow(of: .tanh, through: weights, from: x, gradient: dy)
    let numerical = NumericalGradient(at: x) { x in
      weights.reduce(x) { Activation.tanh.forward($0.matmul($1)).y }.dot(dy)
    }
    let expected = numerical.values.norm / dy.norm
    #expect(abs(flow.norms[3] - expected) < 1e-2 * expected)
    if Scalar.self == Double.self { #expect(abs(flow.norms[3] - expected) < 1e-8 * expected) }
  }

  @Test("no gradient is longer than its bound", arguments: Activation.allCases, [1, 2, 3])
  func bound(activation: Activation, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let flow = GradientFlow(of: activation, using: &generator)
    #expect(flow.norms.count == 11 && flow.bounds.count == 11)
    for (norm, bound) in zip(flow.norms, flow.bounds) { #expect(norm <= bound) }
  }

  @Test("ten sigmoids leave a millionth; ten rectifiers leave the gradient its size")
  func vanishing() {
    var generator = SeededGenerator(seed: 4)
    let sigmoid = GradientFlow(of: .sigmoid, using: &generator)
    #expect(sigmoid.norms[10] < 1e-5)
    let relu = GradientFlow(of: .relu, using: &generator)
    #expect(relu.norms[10] > 0.1 && relu.norms[10] < 10)
  }
}

@Suite("Spectral norm: ‖W‖₂ = max ‖W v‖ / ‖v‖")
struct SpectralNormTests {
  @Test("of a diagonal matrix it is the largest entry, of one row its length")
  func byHand() {
    #expect(abs(spectralNorm(Tensor([[2, 0, 0], [0, -3, 0]])) - 3) < 1e-5)
    #expect(abs(spectralNorm(Tensor([[3, 4]])) - 5) < 1e-5)
    #expect(spectralNorm(.zeros([2, 2])) == 0)
  }

  @Test("no vector is stretched by more, and one nearly by as much")
  func law() {
    var generator = SeededGenerator(seed: 1)
    let matrix = Tensor.normal([6, 4], using: &generator)
    let norm = spectralNorm(matrix)
    var largest: Scalar = 0
    for _ in 0..<2000 {
      let v = Tensor.normal([1, 6], using: &generator)
      largest = max(largest, v.matmul(matrix).norm / v.norm)
    }
    #expect(largest <= norm && largest > 0.9 * norm)
  }
}
