#if !SinglePrecision
  import Backpropagation
  import Datasets
  import Learning
  import LogisticRegression
  import Optimizers
  import Tensors
  import Testing

  @Suite("Errata about what training is given and what it promises")
  struct OptimizersPixelErrataTests {
    @Test("E001-03: bytes instead of fractions make a start far worse than guessing")
    func rawPixels() {
      let weights = Tensor([[0.02, -0.01, 0.03], [-0.04, 0.05, 0.01]])
      let raw = Tensor([[153, 204]]).matmul(weights)
      let scaled = (Tensor([[153, 204]]) / 255).matmul(weights)
      #expect(isClose(raw, Tensor([[-5.1, 8.670000000000002, 6.63]])))
      #expect(isClose(scaled, Tensor([[-0.02, 0.03400000000000001, 0.026]])))
      #expect(isClose(softmaxCrossEntropy(raw, [0]).loss, 13.89224396639564))
      #expect(isClose(softmaxCrossEntropy(scaled, [0]).loss, 1.1322272590638374))
    }

    @Test("E001-03: and the largest stable rate smaller by 255²")
    func rawCurvature() {
      let x = Tensor([[0, 51], [102, 153], [204, 255]])
      let (raw, scaled) = (largestCurvature(x), largestCurvature(x / 255))
      #expect(isClose(raw, 94607.24505498432))
      #expect(isClose(2 / raw, 2.114003001395538e-05))
      #expect(isClose(scaled, 1.4549364868125232))
      #expect(isClose(2 / scaled, 1.3746304516574483))
      #expect(isClose(raw / scaled, 65025))
    }

    /// The larger eigenvalue of 2/N · XᵀX for two inputs.
    private func largestCurvature(_ x: Tensor) -> Scalar {
      let h = 2 / Scalar(x.shape[0]) * x.transposed.matmul(x)
      let (mean, half) = ((h[0, 0] + h[1, 1]) / 2, (h[0, 0] - h[1, 1]) / 2)
      return mean + (half * half + h[0, 1] * h[0, 1]).squareRoot()
    }

    @Test("E001-04: the program's network has 101,770 parameters, whoever names its input")
    func parameterCount() {
      var generator = SeededGenerator(seed: 1)
      let network = MultilayerPerceptron(layers: [
        .glorot(inputs: 28 * 28, outputs: 128, using: &generator),
        .glorot(inputs: 128, outputs: 10, using: &generator),
      ])
      #expect(network.parameterCount == 101_770)
    }

    @Test("E004-19: a forward pass draws no weights: twice the same, and nothing is changed")
    func forwardInitialisesNothing() {
      var generator = SeededGenerator(seed: 2)
      let network = MultilayerPerceptron(widths: [5, 4, 3], using: &generator)
      let before = network.tensors.map { network[keyPath: $0] }
      let x = Tensor.normal([6, 5], using: &generator)
      #expect(network.logits(x) == network.logits(x))
      #expect(network.tensors.map { network[keyPath: $0] } == before)
    }

    @Test(
      "E004-21: labels without sense are learned by heart; on new examples that is worth nothing")
    func learnedByHeart() {
      var generator = SeededGenerator(seed: 6)
      let x = Tensor.normal([400, 20], using: &generator)
      let labels = (0..<400).map { _ in Int.random(in: 0..<10, using: &generator) }
      let (seen, fresh) = (x.gather(rows: Array(0..<100)), x.gather(rows: Array(100..<400)))
      var network = MultilayerPerceptron(widths: [20, 64, 10], using: &generator)
      var step = Optimizer(Adam(rate: 0.01), for: network)
      for _ in 0..<200 {
        step(&network, network.lossAndGradient(seen, Array(labels[..<100])).gradient)
      }
      func share(_ x: Tensor, _ labels: ArraySlice<Int>) -> Scalar {
        accuracy(of: network.logits(x).argmaxOfColumns(), labels: Array(labels))
      }
      #expect(share(seen, labels[..<100]) == 1)
      #expect(share(fresh, labels[100...]) < 0.2)
    }
  }
#endif
