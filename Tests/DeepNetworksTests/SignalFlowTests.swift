import Backpropagation
import DeepNetworks
import Foundation
import GradientChecking
import Neurons
import Tensors
import Testing

@Suite("Signals: E[z²] = D · Var(W) · E[a²] on the way up, E[da²] = M · Var(W) · E[dz²] down")
struct SignalFlowTests {
  private func flow(
    _ initialization: Initialization, _ activation: Activation = .relu, depth: Int = 30,
    seed: UInt64 = 1
  ) -> SignalFlow {
    var generator = SeededGenerator(seed: seed)
    return SignalFlow(of: activation, initialization, depth: depth, using: &generator)
  }

  /// The doublings of activations and gradients in thirty layers, in the mean over eight seeds.
  private func drift(of initialization: Initialization) -> (up: Scalar, down: Scalar) {
    let flows = (0..<8).map { flow(initialization, seed: $0) }
    return (
      flows.map { log2($0.activations[30]) }.reduce(0, +) / 8,
      flows.map { log2($0.gradients[0]) }.reduce(0, +) / 8
    )
  }

  @Test("a layer that doubles makes 5 of 5/2, and a gradient of 1/2 into 1")
  func byHand() {
    let layer = Dense(weights: Tensor([[2, 0], [0, 2]]), bias: Tensor([0, 0]))
    let flow = SignalFlow(
      of: .identity, through: [layer, layer], from: Tensor([[2.5, 2.5]]),
      gradient: Tensor([[0.5, -0.5]]))
    #expect(flow.activations == [2.5, 5, 10])
    #expect(flow.gradients == [2, 1, 0.5])
    #expect(flow.weightGradients == [2.5, 2.5])
  }

  @Test("the size at the bottom is that of the numerical gradient")
  func numerically() {
    var generator = SeededGenerator(seed: 2)
    let layers = [(3, 5), (5, 4), (4, 2)].map {
      Dense(.heNormal, inputs: $0, outputs: $1, using: &generator)
    }
    let x = Tensor.normal([6, 3], using: &generator)
    let dy = Tensor.normal([6, 2], using: &generator)
    let flow = SignalFlow(of: .tanh, through: layers, from: x, gradient: dy)
    let numerical = NumericalGradient(at: x) { x in
      layers.reduce(x) { Activation.tanh.forward($1.forward($0).y).y }.dot(dy)
    }
    let expected = numerical.values.rootMeanSquare
    let tolerance: Scalar = Scalar.self == Double.self ? 1e-8 : 1e-2
    #expect(abs(flow.gradients[0] - expected) < tolerance * expected)
  }

  @Test("He keeps a ReLU's signal near its size for thirty layers, both ways")
  func he() {
    let (up, down) = drift(of: .heNormal)
    #expect(abs(up) < 1 && abs(down) < 1, "\(up), \(down)")
  }

  @Test(
    "Glorot's signals shrink by 1/√2 a layer, whether uniform or normal",
    arguments: [Initialization.glorotUniform, .glorotNormal])
  func glorot(initialization: Initialization) {
    let (up, down) = drift(of: initialization)
    #expect(abs(up + 15) < 1 && abs(down + 15) < 1, "\(up), \(down)")
  }

  @Test("weights of variance 1/(3D) shrink gradients by 1/√6 a layer")
  func framework() {
    let expected = -15 * log2(6 as Scalar)
    let down = drift(of: .framework).down
    #expect(abs(down - expected) < 1, "\(down)")
  }

  @Test("weights in [0, 1) enlarge both by half the width a layer")
  func article() {
    let flow = flow(.article, depth: 10)
    for layer in 2...10 {
      let growth = flow.activations[layer] / flow.activations[layer - 1]
      #expect(growth > 28 && growth < 36, "layer \(layer): \(growth)")
    }
    #expect(flow.gradients[0] / flow.gradients[8] > pow(28, 8))
  }

  @Test("thirty sigmoids with weights in [0, 1) all say 1, and no gradient comes down")
  func saturation() {
    let flow = flow(.article, .sigmoid)
    #expect(abs(flow.activations[30] - 1) < 1e-6)
    #expect(flow.gradients[0] < 1e-30)
  }

  @Test(
    "the weights' gradients are of one size in all layers: what one way loses the other has kept")
  func weightGradients() {
    let flow = flow(.glorotNormal, .identity)
    for size in flow.weightGradients {
      #expect(abs(log2(size / flow.weightGradients[15])) < 1.5)
    }
  }

  @Test("a signal that overflows is reported as what it is")
  func overflow() {
    let flow = flow(.article, depth: 300)
    #expect(flow.activations[1].isFinite)
    #expect(!flow.activations[300].isFinite)
    #expect(!flow.gradients[0].isFinite)
  }

  @Test("the root mean square of 3 and 4 is √12.5, of nothing 0")
  func rootMeanSquare() {
    #expect(abs(Tensor([3, 4]).rootMeanSquare - Scalar(12.5).squareRoot()) < 4 * .ulpOfOne)
    #expect(Tensor.zeros([0, 3]).rootMeanSquare == 0)
    #expect(Tensor([1, .nan]).rootMeanSquare.isNaN)
  }
}
