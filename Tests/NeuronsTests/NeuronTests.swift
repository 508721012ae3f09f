import GradientChecking
import Neurons
import Tensors
import Testing

@Suite("Neuron: y = f(Σ wᵢxᵢ + b)")
struct NeuronTests {
  @Test("a weighted sum and its gradients, worked by hand")
  func byHand() {
    let neuron = Neuron(weights: [2, -3], bias: 1, activation: .relu)
    let (y, backward) = neuron.forward(Tensor([[4, 1], [1, 5]]))
    #expect(y == Tensor([6, 0]))  // 8 − 3 + 1, and 2 − 15 + 1 cut off
    let (dx, gradient) = backward(Tensor([10, 100]))
    #expect(dx == Tensor([[20, -30], [0, 0]]))
    #expect(gradient.weights == Tensor([40, 10]))
    #expect(gradient.bias == Tensor([10]))
  }

  @Test(
    "weights, bias and inputs agree with central differences", arguments: Activation.allCases,
    [1, 3, 7])
  func gradient(activation: Activation, batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let neuron = Neuron(
        weights: Tensor.normal([5], using: &generator).scalars, bias: 0.3, activation: activation)
      let x = Tensor.normal([batch, 5], using: &generator)
      report.check(neuron, at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(activation): \(report)")
    #expect(report.comparisons.count == 3)
  }

  @Test("the batch gives each example's sum and adds up their gradients", arguments: [1, 3, 7])
  func batched(batch: Int) {
    var generator = SeededGenerator(seed: 2)
    let neuron = Neuron(weights: [0.5, -1.25, 2], bias: -0.5, activation: .tanh)
    let x = Tensor.normal([batch, 3], using: &generator)
    let dy = Tensor.normal([batch], using: &generator)
    let (y, backward) = neuron.forward(x)
    let (dx, gradient) = backward(dy)
    var dw = Tensor.zeros([3])
    var db: Scalar = 0
    for n in 0..<batch {
      let example = x.rows(n..<n + 1).scalars
      let literal = neuron.gradients(example, dy: dy[n])
      #expect(abs(neuron.output(example) - y[n]) < 8 * .ulpOfOne)
      #expect((Tensor([literal.dx]) - dx.rows(n..<n + 1)).norm < 64 * .ulpOfOne)
      dw += Tensor(literal.dw)
      db += literal.db
    }
    #expect((gradient.weights - dw).norm < 64 * .ulpOfOne)
    #expect(abs(gradient.bias[0] - db) < 64 * .ulpOfOne)
  }

  @Test("without an activation the map from x to y is affine, and backward is its adjoint")
  func adjoint() {
    var generator = SeededGenerator(seed: 3)
    let neuron = Neuron(weights: [1, -2, 3, 0.5], bias: 0, activation: .identity)
    let x = Tensor.normal([5, 4], using: &generator)
    let y = Tensor.normal([5], using: &generator)
    let error = adjointError(
      x: x, y: y, map: { neuron.forward($0).y }, adjoint: { neuron.forward(x).backward($0).dx })
    #expect(error < 8 * .ulpOfOne)
  }

  @Test("the answer to x = 0 is f(b): without a bias no weight can change it")
  func bias() {
    for weights: [Scalar] in [[0, 0], [1, -1], [1000, 1000]] {
      let neuron = Neuron(weights: weights, bias: 0, activation: .sigmoid)
      #expect(neuron.output([0, 0]) == 0.5)
    }
  }

  @Test("an empty batch gives no outputs and a gradient of zeros")
  func emptyBatch() {
    let neuron = Neuron(weights: [1, 2], bias: 3, activation: .sigmoid)
    let (y, backward) = neuron.forward(.zeros([0, 2]))
    let (dx, gradient) = backward(.zeros([0]))
    #expect(y.shape == [0] && dx.shape == [0, 2])
    #expect(gradient.weights == .zeros([2]) && gradient.bias == .zeros([1]))
  }

  @Test("a NaN among the inputs is a NaN at the output")
  func notANumber() {
    let neuron = Neuron(weights: [1, 0], bias: 0, activation: .relu)
    #expect(neuron.forward(Tensor([[1, .nan]])).y[0].isNaN)
  }

  @Test("inputs of the wrong width stop the program and name both widths")
  func width() async {
    let batch = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Neuron(weights: [1, 2], bias: 0, activation: .relu).forward(.zeros([4, 3]))
    }
    expect(batch, says: "Neuron: expected [N, 2], found shape [4, 3]")
    let one = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Neuron(weights: [1, 2], bias: 0, activation: .relu).output([1, 2, 3])
    }
    expect(one, says: "Neuron: expected 2 inputs, found 3")
  }
}
