import Backpropagation
import Foundation
import GradientChecking
import Learning
import LinearRegression
import LogisticRegression
import Tensors
import Testing

@Suite("The articles' networks: forward and backward are a palindrome")
struct NetworkTests {
  @Test("the digit network's gradient agrees with central differences in every entry")
  func digitNetwork() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let network = DigitNetwork(inputs: 7, hidden: (5, 4), classes: 3, using: &generator)
      let x = Tensor.normal([5, 7], using: &generator)
      let labels = [0, 2, 1, 1, 2]
      let (_, gradient) = network.lossAndGradient(x, labels)
      report.compare(gradient, at: network) { $0.lossAndGradient(x, labels).loss }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 7 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3)
  }

  @Test("a network of any depth is the same as a loop and its reverse", arguments: 1...4)
  func anyDepth(depth: Int) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let network = MultilayerPerceptron(
        widths: Array([6, 5, 4, 7].prefix(depth)) + [3], using: &generator)
      let x = Tensor.normal([5, 6], using: &generator)
      let labels = [0, 2, 1, 1, 2]
      let (_, gradient) = network.lossAndGradient(x, labels)
      report.compare(gradient, at: network) { $0.lossAndGradient(x, labels).loss }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 2 * depth)
  }

  @Test("the way back to the inputs agrees as well; to the data there is none", arguments: 1...4)
  func inputs(depth: Int) {
    let report = GradientReport.drawing(seed: 5) { generator, report in
      let network = MultilayerPerceptron(
        widths: Array([6, 5, 4, 7].prefix(depth)) + [3], using: &generator)
      let x = Tensor.normal([5, 6], using: &generator)
      let dy = Tensor.normal([5, 3], using: &generator)
      let gradient = network.forward(x).backward(dy).gradient
      let ofData = network.forward(data: x).backward(dy)
      for tensor in network.tensors {
        #expect(ofData[keyPath: tensor] == gradient[keyPath: tensor])
      }
      report.check(network, at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 2 * depth + 1)
  }

  @Test("written out and as a loop, the same network gives the same bits")
  func palindromeEqualsLoop() {
    var generator = SeededGenerator(seed: 3)
    let written = DigitNetwork(inputs: 6, hidden: (5, 4), classes: 3, using: &generator)
    let loop = MultilayerPerceptron(layers: [written.first, written.second, written.output])
    let x = Tensor.normal([4, 6], using: &generator)
    let (loss, gradient) = written.lossAndGradient(x, [0, 1, 2, 0])
    let (loopLoss, loopGradient) = loop.lossAndGradient(x, [0, 1, 2, 0])
    #expect(loss == loopLoss)
    #expect(gradient.first.weights == loopGradient.layers[0].weights)
    #expect(gradient.second.bias == loopGradient.layers[1].bias)
    #expect(gradient.output.weights == loopGradient.layers[2].weights)
    #expect(written.logits(x) == loop.logits(x))
  }

  @Test("the sigmoid network's gradient agrees with central differences in every entry")
  func sigmoidNetwork() {
    let report = GradientReport.drawing(seed: 4) { generator, report in
      let network = SigmoidNetwork(
        hidden: Dense(inputs: 2, outputs: 4, using: &generator),
        output: Dense(inputs: 4, outputs: 1, using: &generator))
      let x = Tensor.normal([5, 2], using: &generator)
      let y = Tensor.uniform([5, 1], using: &generator)
      report.compare(network.lossAndGradient(x, y).gradient, at: network) {
        $0.lossAndGradient(x, y).loss
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 17)
  }

  @Test("the network of 002 §5.3 has 535,818 parameters, that of 003 §4.2 has 17")
  func parameterCounts() {
    var generator = SeededGenerator(seed: 5)
    #expect(DigitNetwork(inputs: 784, using: &generator).parameterCount == 535_818)
    #expect(SigmoidNetwork(articleInputs: 2, using: &generator).parameterCount == 17)
    #expect(
      MultilayerPerceptron(widths: [784, 128, 10], using: &generator).parameterCount == 101_770)
  }

  @Test("random weights are uniform in ±1/√inputs, and no two units start alike")
  func initialisation() {
    var generator = SeededGenerator(seed: 6)
    let layer = Dense(inputs: 100, outputs: 50, using: &generator)
    #expect(layer.weights.map { abs($0) }.max() <= 0.1)
    #expect(layer.bias.map { abs($0) }.max() <= 0.1)
    #expect(abs(layer.weights.mean()) < 0.005)
    let variance = (layer.weights * layer.weights).mean()
    #expect(abs(variance - 0.01 / 3) < 0.0002)
    #expect(Set(layer.weights.rows(0..<1).scalars).count == 50)
  }

  @Test("at the start the loss is near ln K, since no class is preferred")
  func lossAtStart() {
    var generator = SeededGenerator(seed: 7)
    let network = DigitNetwork(inputs: 64, using: &generator)
    let x = Tensor.uniform([200, 64], using: &generator)
    let loss = network.lossAndGradient(x, (0..<200).map { $0 % 10 }).loss
    #expect(abs(loss - log(10)) < 0.05)
  }
}

@Suite("A training step")
struct TrainingStepTests {
  @Test("no parameter's storage moves")
  func storage() {
    var generator = SeededGenerator(seed: 1)
    var network = DigitNetwork(inputs: 7, hidden: (5, 4), classes: 3, using: &generator)
    let x = Tensor.normal([5, 7], using: &generator)
    let step = Optimizer(GradientDescent(rate: 0.1), for: network)
    let before = network.tensors.map { network[keyPath: $0].storageAddress }
    for _ in 0..<3 {
      let (_, gradient) = network.lossAndGradient(x, [0, 1, 2, 0, 1])
      step(&network, gradient)
    }
    #expect(network.tensors.map { network[keyPath: $0].storageAddress } == before)
  }

  @Test("no storage moves in a network that keeps its layers in a list")
  func storageInLists() {
    var generator = SeededGenerator(seed: 2)
    var network = MultilayerPerceptron(widths: [4, 5, 3], using: &generator)
    let x = Tensor.normal([5, 4], using: &generator)
    let step = Optimizer(GradientDescent(rate: 0.1), for: network)
    let before = network.tensors.map { network[keyPath: $0].storageAddress }
    let (_, gradient) = network.lossAndGradient(x, [0, 1, 2, 0, 1])
    step(&network, gradient)
    #expect(network.tensors.map { network[keyPath: $0].storageAddress } == before)
  }

  @Test("a small step against the gradient lowers the loss by η · ‖g‖²")
  func descent() {
    var generator = SeededGenerator(seed: 3)
    var network = MultilayerPerceptron(widths: [4, 6, 3], using: &generator)
    let x = Tensor.normal([9, 4], using: &generator)
    let labels = [0, 1, 2, 0, 1, 2, 0, 1, 2]
    let (before, gradient) = network.lossAndGradient(x, labels)
    let rate: Scalar = 1e-2
    Optimizer(GradientDescent(rate: rate), for: network)(&network, gradient)
    let fall = before - network.lossAndGradient(x, labels).loss
    let squares = network.tensors.map { gradient[keyPath: $0].dot(gradient[keyPath: $0]) }
    let predicted = rate * squares.reduce(0, +)
    #expect(abs(fall - predicted) < 0.05 * predicted)
  }

  @Test("twenty examples can be learned by heart")
  func overfit() {
    var generator = SeededGenerator(seed: 4)
    var network = MultilayerPerceptron(widths: [8, 32, 3], using: &generator)
    let x = Tensor.normal([20, 8], using: &generator)
    let labels = (0..<20).map { _ in Int.random(in: 0..<3, using: &generator) }
    let step = Optimizer(GradientDescent(rate: 0.5), for: network)
    for _ in 0..<2000 { step(&network, network.lossAndGradient(x, labels).gradient) }
    #expect(network.lossAndGradient(x, labels).loss < 1e-3)
  }
}
