#if !SinglePrecision
  import Backpropagation
  import GradientChecking
  import Tensors
  import Testing

  @Suite("Errata of article 000: initial weights")
  struct InitialWeightsTests {
    let x = Tensor([[1, 2], [3, -1]])
    let y = Tensor([[1], [0]])

    /// A network 2–3–1 in which all weights of a layer are equal.
    private func network(_ hidden: Scalar, _ bias: Scalar, _ output: Scalar) -> SigmoidNetwork {
      SigmoidNetwork(
        hidden: Dense(
          weights: Tensor(repeating: hidden, shape: [2, 3]),
          bias: Tensor(repeating: bias, shape: [3])),
        output: Dense(weights: Tensor(repeating: output, shape: [3, 1]), bias: .zeros([1])))
    }

    @Test("E000-18: with all weights zero the hidden layer has no gradient")
    func zeros() {
      let gradient = network(0, 0, 0).lossAndGradient(x, y).gradient
      #expect(gradient.hidden.weights == .zeros([2, 3]))
      #expect(gradient.output.weights == .zeros([3, 1]))
    }

    @Test("E000-18: hidden units that start equal receive equal gradients")
    func equalUnits() {
      let network = network(0.1, 0.2, 0.3)
      let gradient = network.lossAndGradient(x, y).gradient
      let rows = Tensor([
        [Scalar](repeating: 0.02584804319094099, count: 3),
        [Scalar](repeating: -0.02245093692721091, count: 3),
      ])
      #expect(isClose(gradient.hidden.weights, rows))
      let output = Tensor(repeating: 0.0356318205644048, shape: [3, 1])
      #expect(isClose(gradient.output.weights, output))
      var report = GradientReport()
      report.compare(gradient, at: network) { $0.lossAndGradient(x, y).loss }
      #expect(report.passes, "\(report)")
    }
  }
#endif
