#if !SinglePrecision
  import Backpropagation
  import Foundation
  import GradientChecking
  import LinearRegression
  import LogisticRegression
  import Tensors
  import Testing

  @Suite("Errata: what logistic regression is, and its cross-entropy")
  struct CrossEntropyErrataTests {
    @Test("E000-01: both regressions are networks without a hidden layer")
    func noHiddenLayer() {
      var generator = SeededGenerator(seed: 1)
      let theta = Tensor.normal([4], using: &generator)
      let x = Tensor.normal([5, 3], using: &generator)
      let y = Tensor([1, 0, 0, 1, 1]).reshaped([5, 1])
      let linear = LinearModel(theta: theta)
      let network = MultilayerPerceptron(
        layers: [Dense(weights: linear.weights, bias: linear.bias)])
      #expect(isClose(network.logits(x), linear.forward(x).y, tolerance: 1e-12))

      let (z, backward) = network.layers[0].forward(x)
      let regression = meanSquaredError(z, y)
      let (squares, linearGradient) = linear.lossAndGradient(x, y)
      let byLine = backward(regression.backward()).gradient
      #expect(isClose(regression.loss, squares, tolerance: 1e-12))
      #expect(isClose(byLine.weights, linearGradient.weights, tolerance: 1e-12))

      let logistic = LogisticModel(theta: theta).lossAndGradient(x, [1, 0, 0, 1, 1])
      let (p, sigmoidBackward) = Sigmoid().forward(z)
      let printed = binaryCrossEntropyByDefinition(p.reshaped([5]), y.reshaped([5]))
      let dz = sigmoidBackward(printed.backward().reshaped([5, 1]))
      let bySigmoid = backward(dz).gradient
      #expect(isClose(printed.loss, logistic.loss, tolerance: 1e-12))
      #expect(
        isClose(bySigmoid.weights, logistic.gradient.linear.weights, tolerance: 1e-12))
      #expect(isClose(bySigmoid.bias, logistic.gradient.linear.bias, tolerance: 1e-12))
    }

    @Test("E002-07: of three classes, only the true one's probability has a slope")
    func categoricalGradient() {
      let (p, y) = (Tensor([0.2, 0.7, 0.1]), Tensor([0, 1, 0]))
      let gradient = crossEntropyByDefinition(p, y).backward()
      #expect(isClose(gradient, Tensor([0, -1.4285714285714286, 0])))
      var right = GradientReport()
      right.compare(gradient, "p", at: p) { crossEntropyByDefinition($0, y).loss }
      #expect(right.passes, "\(right)")
      var wrong = GradientReport()
      let printed = binaryCrossEntropyByDefinition(p, y).backward()
      wrong.compare(printed, "p", at: p) { crossEntropyByDefinition($0, y).loss }
      #expect(!wrong.passes)
    }

    /// Article 003's formula with the sum over both of its terms.
    private func bothTerms(_ p: Tensor, _ y: Tensor) -> Scalar {
      -(y * log(p) - (1 - y) * log(1 - p)).sum()
    }

    @Test("E003-06: without brackets the cross-entropy falls below 0 and rewards the wrong class")
    func brackets() {
      let (p, y) = (Tensor([0.9, 0.2]), Tensor([1, 0]))
      let mean = binaryCrossEntropyByDefinition(p, y).loss
      #expect(isClose(mean, 0.164252033486018))
      #expect(isClose(2 * mean, 0.328504066972036))
      #expect(isClose(bothTerms(p, y), -0.11778303565638343))
      let sure = Tensor([0.9, 0.999999])
      #expect(isClose(2 * binaryCrossEntropyByDefinition(sure, y).loss, 13.920871073593345))
      #expect(isClose(bothTerms(sure, y), -13.710150042277691))
    }

    @Test("E003-06: with the sum over the first term only, the second has no index")
    func looseIndex() {
      let (p, y) = (Tensor([0.9, 0.2, 0.4]), Tensor([1, 0, 0]))
      #expect(isClose(3 * binaryCrossEntropyByDefinition(p, y).loss, 0.8393296907380268))
      #expect(isClose(bothTerms(p, y), -0.6286086594223741))
      let lastOnly = -(y * log(p)).sum() - (1 - y[2]) * Foundation.log(1 - p[2])
      #expect(isClose(lastOnly, 0.6161861394238171))
    }

    @Test("E003-06: central differences side with the brackets")
    func bracketsNumerically() {
      let (p, y) = (Tensor([0.9, 0.2]), Tensor([1, 0]))
      let gradient = 2 * binaryCrossEntropyByDefinition(p, y).backward()
      #expect(isClose(gradient, Tensor([-1.1111111111111112, 1.2499999999999998])))
      let article = Tensor([-1.1111111111111112, -1.25])
      var printed = GradientReport()
      printed.compare(article, "p", at: p) { bothTerms($0, y) }
      #expect(printed.passes, "\(printed)")
      var right = GradientReport()
      right.compare(gradient, "p", at: p) { 2 * binaryCrossEntropyByDefinition($0, y).loss }
      #expect(right.passes, "\(right)")
      var wrong = GradientReport()
      wrong.compare(article, "p", at: p) { 2 * binaryCrossEntropyByDefinition($0, y).loss }
      #expect(!wrong.passes)
    }

    @Test("E004-13: −ln 0.8 is 0.2231…, with the natural logarithm")
    func spam() {
      let (loss, backward) = binaryCrossEntropyByDefinition(Tensor([0.8]), Tensor([1]))
      #expect(isClose(loss, 0.2231435513142097, tolerance: 1e-15))
      #expect(isClose(-log2(0.8), 0.3219280948873623))
      #expect(isClose(-log10(0.8), 0.09691001300805639))
      #expect(isClose(backward()[0], -1.25))
      let logit = Tensor([Foundation.log(4)])  // σ(ln 4) = 0.8
      #expect(isClose(binaryCrossEntropy(logit, Tensor([1])).loss, 0.2231435513142097))
      #expect(isClose(binaryCrossEntropy(logit, Tensor([1])).backward()[0], -0.2))
    }

    @Test("E004-14: near a probability of 1 the loss is near 0 only if the class is 1")
    func trueClass() {
      let p = Tensor([0.999])
      let right = binaryCrossEntropyByDefinition(p, Tensor([1])).loss
      let wrong = binaryCrossEntropyByDefinition(p, Tensor([0])).loss
      #expect(isClose(right, 0.0010005003335835344))
      #expect(isClose(wrong, 6.907755278982136))
    }
  }
#endif
