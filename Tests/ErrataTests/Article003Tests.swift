#if !SinglePrecision
  import Backpropagation
  import GradientChecking
  import Learning
  import LinearRegression
  import LogisticRegression
  import Tensors
  import Testing

  @Suite("Errata of article 003: the linear model")
  struct Article003LinearTests {
    @Test("E003-15: with the mean over examples the line converges")
    func meanGradient() {
      let x = Tensor((0..<100).map { Scalar($0) / 99 }).reshaped([100, 1])
      let y = 3 * x + 2.5
      var line = Dense(weights: Tensor([[0.5]]), bias: Tensor([0.5]))
      let step = Optimizer(GradientDescent(rate: 0.01), for: line)
      let expected: [Int: [Scalar]] = [
        0: [11.093855218855218, 0.5, 0.5],
        1: [10.543359068531014, 0.5367508417508418, 0.565],
        10: [6.676884327151709, 0.8297819370417718, 1.0798210062531872],
        100: [0.14576821477022656, 1.9232869501910799, 2.821084199327282],
        1000: [0.007256449473365318, 2.7100411968645273, 2.6553988502979053],
      ]
      for epoch in 0...1000 {
        let (prediction, backward) = line.forward(x)
        let (loss, lossBackward) = meanSquaredError(prediction, y)
        if let expected = expected[epoch] {
          let found = Tensor([loss, line.weights[0, 0], line.bias[0]])
          #expect(isClose(found, Tensor(expected)), "after \(epoch) steps")
        }
        step(&line, backward(lossBackward()).gradient)
      }
    }

    @Test("E003-19: a loss is one number, not the squares of all examples")
    func lossIsANumber() {
      let h = Tensor([0.7, 0.85, 1.0])
      let y = Tensor([2.5, 4, 5.5])
      let squares = (h - y) * (h - y)
      #expect(isClose(squares, Tensor([3.24, 9.9225, 20.25])))
      #expect(isClose(meanSquaredError(h, y).loss, 11.1375))
    }
  }

  @Suite("Errata of article 003: the 2–4–1 network")
  struct Article003NetworkTests {
    let x = Tensor([[0.5, -1], [1.5, 2], [-0.5, 0.25]])
    let y = Tensor([[1], [0], [0.5]])
    let network = SigmoidNetwork(
      hidden: Dense(
        weights: Tensor([[0.1, -0.2, 0.3, 0.4], [0.5, 0.6, -0.7, 0.8]]),
        bias: Tensor([0.01, -0.02, 0.03, 0.04])),
      output: Dense(weights: Tensor([[0.2], [-0.4], [0.6], [0.8]]), bias: Tensor([0.1])))

    @Test("E003-20: the sigmoid that the program never defines")
    func undefinedSigmoid() {
      #expect(sigmoid(0) == 0.5)
      #expect(isClose(sigmoid(1), 0.7310585786300049))
      #expect(sigmoid(-800) < .leastNormalMagnitude)
    }

    @Test("E003-21: none of the four updates has the shape of its parameter")
    func shapes() {
      var generator = SeededGenerator(seed: 1)
      let network = SigmoidNetwork(articleInputs: 2, using: &generator)
      let x = Tensor.uniform([100, 2], using: &generator)
      let y = Tensor.uniform([100, 1], using: &generator)
      let printed = PrintedUpdates(network, x, y)
      #expect(printed.hiddenFactor.shape == [100, 4])  // b1 is [1, 4]
      #expect(printed.outputWeights.shape == [100, 4])  // W2 is [4, 1]
      #expect(printed.outputBias.shape == [100, 1])  // b2 is [1, 1]
      #expect(printed.lines[0].outcome.contains("[100, 2] by [4, 2]: undefined"))
      let gradient = network.lossAndGradient(x, y).gradient
      #expect(
        gradient.tensors.map { gradient[keyPath: $0].shape } == [[2, 4], [4], [4, 1], [1]])
    }

    @Test("E003-22: the printed gradient of the first layer is identically zero")
    func zeroGradient() {
      #expect(PrintedUpdates(network, x, y).hiddenFactor == .zeros([3, 4]))
      let (loss, gradient) = network.lossAndGradient(x, y)
      #expect(isClose(loss, 0.20677145847345765))
      let weights = Tensor([
        [
          0.0036511137035570335, -0.008979777301316152, 0.013358199559524074, 0.0036048779666137407,
        ],
        [0.009596111874756152, -0.020850283275208326, 0.03050260462556345, 0.023301145112956546],
      ])
      #expect(isClose(gradient.hidden.weights, weights))
      let bias = Tensor([
        0.002533928118706864, -0.006372592846231367, 0.009684380233910696, 0.002980744548493444,
      ])
      #expect(isClose(gradient.hidden.bias, bias))
      var report = GradientReport()
      report.compare(gradient, at: network) { $0.lossAndGradient(x, y).loss }
      #expect(report.passes, "\(report)")
    }

    @Test("E003-23: the printed output updates lack σ′, the transpose and 1/n")
    func outputLayer() {
      let printed = PrintedUpdates(network, x, y)
      let averaged = Tensor([
        0.3281284364070384, 0.31995908016740243, 0.02809132765513117, 0.3997398456406998,
      ])
      #expect(isClose(printed.outputWeights.meanOfRows(), averaged))
      #expect(isClose(printed.outputBias.mean(), 0.3608226830672121))
      let gradient = network.lossAndGradient(x, y).gradient
      let weights = Tensor([
        0.0686911363762905, 0.06716385944078068, 0.0053728209754465035, 0.08366103115365592,
      ])
      #expect(isClose(gradient.output.weights.reshaped([4]), weights))
      #expect(isClose(gradient.output.bias[0], 0.07528987316713742))
    }

    @Test("E003-23: with the right gradients the loss falls under 0.001")
    func training() {
      var network = network
      let step = Optimizer(GradientDescent(rate: 0.5), for: network)
      let expected: [Int: Scalar] = [
        0: 0.20677145847345765, 1: 0.19480159424337065, 10: 0.1319863558832907,
        100: 0.020486284942053765, 1000: 0.0009615174654702818,
      ]
      for epoch in 0...1000 {
        let (loss, gradient) = network.lossAndGradient(x, y)
        if let expected = expected[epoch] {
          #expect(isClose(loss, expected), "after \(epoch) steps")
        }
        step(&network, gradient)
      }
    }

    @Test("E003-24: targets that are noise leave the loss at their variance")
    func noise() {
      var generator = SeededGenerator(seed: 2)
      let x = Tensor.uniform([100, 2], using: &generator)
      let y = Tensor.uniform([100, 1], using: &generator)
      let variance = ((y - y.mean()) * (y - y.mean())).mean()
      #expect(abs(variance - 1 / 12) < 0.02)
      var network = SigmoidNetwork(articleInputs: 2, using: &generator)
      let step = Optimizer(GradientDescent(rate: 0.01), for: network)
      for _ in 0..<20_000 { step(&network, network.lossAndGradient(x, y).gradient) }
      let loss = network.lossAndGradient(x, y).loss
      #expect(loss > 0.9 * variance)
      #expect(loss < 1.01 * variance)
    }
  }
#endif
