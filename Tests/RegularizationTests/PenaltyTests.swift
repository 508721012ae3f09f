import Backpropagation
import GradientChecking
import Learning
import Regularization
import Tensors
import Testing

/// What both penalties must do; each by its name.
private let penalties: [Penalty] = [.l1(strength: 0.7), .l2(strength: 0.7)]

@Suite("L2: P = λ Σ W²;  L1: P = λ Σ |W|")
struct PenaltyTests {
  let weights = Tensor([[1, -2, 0], [3, 0, -4]])

  @Test("L2 worked by hand: λ = 2 gives 60, and the gradient is 4 W")
  func l2ByHand() {
    let (penalty, backward) = l2Penalty(weights, strength: 2)
    #expect(penalty == 60)
    #expect(backward() == Tensor([[4, -8, 0], [12, 0, -16]]))
  }

  @Test("L1 worked by hand: λ = 2 gives 20, and the gradient is ±2, but 0 at 0")
  func l1ByHand() {
    let (penalty, backward) = l1Penalty(weights, strength: 2)
    #expect(penalty == 20)
    #expect(backward() == Tensor([[2, -2, 0], [2, 0, -2]]))
  }

  @Test("the literal loops give the same", arguments: [[7], [5, 3], [2, 3, 4]])
  func definition(shape: [Int]) {
    var generator = SeededGenerator(seed: 1)
    var w = Tensor.normal(shape, using: &generator)
    w[index: shape.map { _ in 0 }] = 0
    let pairs = [
      (l2Penalty(w, strength: 0.3), l2PenaltyByDefinition(w, strength: 0.3)),
      (l1Penalty(w, strength: 0.3), l1PenaltyByDefinition(w, strength: 0.3)),
    ]
    for (fast, literal) in pairs {
      #expect(abs(fast.penalty - literal.penalty) <= 32 * .ulpOfOne * literal.penalty)
      #expect((fast.backward() - literal.gradient).norm <= 4 * .ulpOfOne * literal.gradient.norm)
      #expect(fast.backward().shape == shape)
    }
  }

  @Test("the gradients agree with central differences", arguments: penalties)
  func gradient(penalty: Penalty) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      report.check(lossAt: .normal([5, 3], using: &generator)) { w in
        let (loss, backward) = penalty.forward(w)
        return (loss, backward)
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 15)
  }

  @Test("at w = 0 L1 has a kink, which the differences find, and L2 has none")
  func kink() {
    let w = Tensor([1, 0, -2])
    #expect(NumericalGradient(at: w) { l1Penalty($0, strength: 0.5).penalty }.kinks == [1])
    #expect(NumericalGradient(at: w) { l2Penalty($0, strength: 0.5).penalty }.kinks.isEmpty)
  }

  @Test("the 0 at the kink is a subgradient: the penalty nowhere lies below that tangent")
  func subgradient() {
    let w = Tensor([0, 0.5, -0.25])
    let (penalty, backward) = l1Penalty(w, strength: 2)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let u = Tensor.normal([3], using: &generator)
      let tangent = penalty + backward().dot(u - w)
      #expect(l1Penalty(u, strength: 2).penalty >= tangent - 16 * .ulpOfOne)
    }
  }

  @Test("L1 grows with c, L2 with c², in sign and scale")
  func homogeneity() {
    for c: Scalar in [-4, 0.5, 2] {
      let scaled = weights * c
      #expect(
        l1Penalty(scaled, strength: 1).penalty == abs(c) * l1Penalty(weights, strength: 1).penalty)
      #expect(
        l2Penalty(scaled, strength: 1).penalty == c * c * l2Penalty(weights, strength: 1).penalty)
    }
  }

  @Test("a strength of 0 costs nothing and pulls nowhere", arguments: [true, false])
  func zeroStrength(isL1: Bool) {
    let (penalty, backward) =
      isL1 ? l1Penalty(weights, strength: 0) : l2Penalty(weights, strength: 0)
    #expect(penalty == 0)
    #expect(backward() == .zeros([2, 3]))
  }

  @Test("without weights there is no penalty; NaN and infinite weights are not hidden")
  func extremes() {
    for penalty in penalties {
      let (nothing, backward) = penalty.forward(.zeros([0, 3]))
      #expect(nothing == 0)
      #expect(backward().shape == [0, 3])
      let (unknown, slope) = penalty.forward(Tensor([1, .nan]))
      #expect(unknown.isNaN)
      #expect(slope()[1].isNaN)
      #expect(penalty.forward(Tensor([-.infinity])).penalty == .infinity)
    }
    let smallest = -Tensor([.infinity, -.leastNormalMagnitude])
    #expect(l1Penalty(smallest, strength: 2).backward()[0] == -2)
  }

  @Test("a negative strength would reward large weights and stops the program")
  func negative() async {
    let l1 = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = l1Penalty(Tensor([1]), strength: -0.5)
    }
    expect(l1, says: "l1Penalty: a strength of -0.5; expected a finite number, 0 or more")
    let l2 = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = l2Penalty(Tensor([1]), strength: .nan)
    }
    expect(l2, says: "l2Penalty: a strength of nan")
  }
}

@Suite("Penalties on a whole model")
struct ModelPenaltyTests {
  @Test("the loss with a penalty and its gradient agree, in every entry", arguments: penalties)
  func gradient(penalty: Penalty) {
    let report = GradientReport.drawing(seed: 4) { generator, report in
      let network = DigitNetwork(inputs: 7, hidden: (5, 4), classes: 3, using: &generator)
      let x = Tensor.normal([5, 7], using: &generator)
      func lossAndGradient(_ network: DigitNetwork) -> (loss: Scalar, gradient: DigitNetwork) {
        var (loss, gradient) = network.lossAndGradient(x, [0, 2, 1, 1, 2])
        loss += penalty.add(to: &gradient, at: network)
        return (loss, gradient)
      }
      report.compare(lossAndGradient(network).gradient, at: network) { lossAndGradient($0).loss }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 7 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3)
  }

  @Test("weights are the tensors of two axes or more: biases are free", arguments: penalties)
  func biases(penalty: Penalty) {
    let layer = Dense(weights: Tensor([[1, 2], [3, 4]]), bias: Tensor([100, -100]))
    var gradient = Dense(weights: .zeros([2, 2]), bias: Tensor([5, 6]))
    let sum = penalty.add(to: &gradient, at: layer)
    #expect(layer.weightTensors == [\.weights])
    #expect(sum == penalty.forward(layer.weights).penalty)
    #expect(gradient.bias == Tensor([5, 6]))
    #expect(gradient.weights == penalty.forward(layer.weights).backward())
  }

  @Test("a network in a list of layers has one weight tensor a layer")
  func layers() {
    var generator = SeededGenerator(seed: 5)
    let network = MultilayerPerceptron(widths: [4, 3, 2], using: &generator)
    #expect(network.weightTensors.map { network[keyPath: $0].shape } == [[4, 3], [3, 2]])
    var gradient = network
    let sum = Penalty.l2(strength: 1).add(to: &gradient, at: network)
    let squares = network.layers.map { $0.weights.dot($0.weights) }.reduce(0, +)
    #expect(abs(sum - squares) <= 8 * .ulpOfOne * squares)
    #expect(gradient.layers[1].weights == network.layers[1].weights * 3)
  }
}
