import Backpropagation
import DeepNetworks
import GradientChecking
import Learning
import LinearRegression
import Tensors
import Testing

@Suite("Deep networks: plain, batch-normalised, residual")
struct DeepNetworkTests {
  let labels = [0, 2, 1, 1, 2]

  /// Compares all gradients of a network, away from where scales are 1 and branches 0.
  private func report(_ draw: (inout SeededGenerator) -> some Classifier) -> GradientReport {
    GradientReport.drawing(seed: 1) { generator, report in
      var network = draw(&generator)
      for tensor in network.tensors {
        network[keyPath: tensor] += Tensor.normal(
          network[keyPath: tensor].shape, standardDeviation: 0.1, using: &generator)
      }
      let x = Tensor.normal([5, 7], using: &generator)
      var copy = network
      let (_, gradient) = copy.lossAndGradient(x, labels)
      report.compare(gradient, at: network) {
        var network = $0
        return network.lossAndGradient(x, labels).loss
      }
    }
  }

  @Test("the normalised network's gradient agrees with central differences in every entry")
  func normalizedGradient() {
    let report = report {
      NormalizedNetwork(.heNormal, inputs: 7, width: 5, depth: 4, classes: 3, using: &$0)
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == (7 * 5 + 3 * 5) + 2 * (25 + 15) + 5 * 3 + 3)
  }

  @Test("the residual network's gradient agrees with central differences in every entry")
  func residualGradient() {
    let report = report {
      ResidualNetwork(.heNormal, inputs: 7, width: 5, depth: 6, classes: 3, using: &$0)
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == (7 * 5 + 5) + 4 * 30 + 5 * 3 + 3)
  }

  @Test("before a normalisation a bias is in vain: its gradient is 0")
  func uselessBias() {
    var generator = SeededGenerator(seed: 2)
    var network = NormalizedNetwork(
      .heNormal, inputs: 7, width: 5, depth: 3, classes: 3, using: &generator)
    let x = Tensor.normal([5, 7], using: &generator)
    let gradient = network.lossAndGradient(x, labels).gradient
    for layer in gradient.hidden {
      #expect(layer.dense.bias.norm < 64 * .ulpOfOne * (1 + layer.dense.weights.norm))
    }
  }

  @Test("all three have twenty layers with weights")
  func depth() {
    var generator = SeededGenerator(seed: 3)
    let plain = MultilayerPerceptron(.heNormal, inputs: 64, using: &generator)
    let normalized = NormalizedNetwork(.heNormal, inputs: 64, using: &generator)
    let residual = ResidualNetwork(.heNormal, inputs: 64, using: &generator)
    #expect(plain.layers.count == 20)
    #expect(normalized.hidden.count + 1 == 20)
    #expect(1 + 2 * residual.blocks.count + 1 == 20)
    #expect(plain.parameterCount == 19 * (64 * 64 + 64) + 650)
    #expect(residual.parameterCount == plain.parameterCount)
    #expect(normalized.parameterCount == plain.parameterCount + 19 * 128)
  }

  @Test("a residual network starts as its first and its last layer alone")
  func startsShallow() {
    var generator = SeededGenerator(seed: 4)
    let network = ResidualNetwork(.glorotUniform, inputs: 64, using: &generator)
    let x = Tensor.uniform([5, 64], using: &generator)
    #expect(network.logits(x) == network.output.forward(network.input.forward(x).y).y)
  }

  @Test("logits are those in use: they depend on no neighbour and move no statistics")
  func inUse() {
    var generator = SeededGenerator(seed: 5)
    var network = NormalizedNetwork(
      .heNormal, inputs: 7, width: 5, depth: 3, classes: 3, using: &generator)
    let x = Tensor.normal([5, 7], using: &generator)
    _ = network.lossAndGradient(x, labels)
    let mean = network.hidden[0].normalization.runningMean
    let all = network.logits(x)
    #expect((network.logits(x.rows(2..<3)) - all.rows(2..<3)).norm < 64 * .ulpOfOne * all.norm)
    #expect(network.hidden[0].normalization.runningMean == mean)
    #expect(mean.norm > 0)
  }

  @Test("an odd number of layers makes no residual network")
  func oddDepth() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 6)
      _ = ResidualNetwork(.heNormal, inputs: 64, depth: 7, using: &generator)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("7 layers; expected an even number"))
  }

  @Test("no parameter's storage moves in a training step")
  func storage() {
    func stays<Network: Classifier>(_ network: Network) -> Bool {
      var network = network
      var generator = SeededGenerator(seed: 7)
      let x = Tensor.normal([5, 7], using: &generator)
      let step = Optimizer(GradientDescent(rate: 0.1), for: network)
      step(&network, network.lossAndGradient(x, labels).gradient)
      let before = network.tensors.map { network[keyPath: $0].storageAddress }
      step(&network, network.lossAndGradient(x, labels).gradient)
      return network.tensors.map { network[keyPath: $0].storageAddress } == before
    }
    var generator = SeededGenerator(seed: 8)
    #expect(
      stays(
        NormalizedNetwork(
          .heNormal, inputs: 7, width: 5, depth: 4, classes: 3, using: &generator)))
    #expect(
      stays(
        ResidualNetwork(
          .heNormal, inputs: 7, width: 5, depth: 6, classes: 3, using: &generator)))
  }
}
