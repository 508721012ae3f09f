#if canImport(_Differentiation) && !SinglePrecision
  import Backpropagation
  import Regularization
  import Tensors
  import Testing
  import _Differentiation

  /// Σ |w|.
  @differentiable(reverse)
  private func sizes(_ w: Variable) -> Double {
    var sum = 0.0
    for i in 0..<withoutDerivative(at: w.scalars.count) { sum += w[i] > 0 ? w[i] : -w[i] }
    return sum
  }

  @Suite("Penalties and dropout, differentiated by the compiler")
  struct PenaltyDerivativeTests {
    private let weights: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      weights = .normal([5, 3], using: &generator)
    }

    @Test("L1: λ Σ |W|")
    func l1() {
      let (penalty, backward) = l1Penalty(weights, strength: 0.3)
      let literal = l1PenaltyByDefinition(weights, strength: 0.3)
      for (value, slope) in [(penalty, backward()), literal] {
        expectGradients(value, [slope], at: [weights]) { 0.3 * sizes($0[0]) }
      }
    }

    @Test("L2: λ Σ W²")
    func l2() {
      let (penalty, backward) = l2Penalty(weights, strength: 0.3)
      let literal = l2PenaltyByDefinition(weights, strength: 0.3)
      let zeros = Tensor.zeros([5, 3])
      for (value, slope) in [(penalty, backward()), literal] {
        expectGradients(value, [slope], at: [weights]) { 0.3 * 15 * squares($0[0], zeros) }
      }
    }

    @Test("a network's loss with a penalty on its weights and none on its biases")
    func network() {
      var generator = SeededGenerator(seed: 2)
      let network = MultilayerPerceptron(widths: [3, 5, 4], using: &generator)
      let x = Tensor.normal([5, 3], using: &generator)
      let labels = [3, 0, 1, 1, 2]
      var (loss, gradient) = network.lossAndGradient(x, labels)
      loss += Penalty.l1(strength: 0.2).add(to: &gradient, at: network)
      expectGradients(loss, values(of: gradient), at: values(of: network)) { p in
        let entropy = classEntropy(perceptron(Variable(x), p, from: 0, layers: 2), labels)
        return entropy + 0.2 * (sizes(p[0]) + sizes(p[2]))
      }
    }

    @Test("dropout: what is kept is divided by 1 − p")
    func dropout() {
      var generator = SeededGenerator(seed: 3)
      let dy = Tensor.normal([5, 3], using: &generator)
      var masks = SeededGenerator(seed: 4)
      let (y, backward) = Dropout(probability: 0.4).forward(weights, using: &masks)
      let isKept = y.scalars.map { $0 != 0 }
      expectGradients(y, upstream: dy, [backward(dy)], at: [weights]) { p in
        var y: [Double] = []
        for i in 0..<15 { y.append(isKept[i] ? p[0][i] / (1 - 0.4) : 0) }
        return Variable(y, [5, 3])
      }
    }
  }
#endif
