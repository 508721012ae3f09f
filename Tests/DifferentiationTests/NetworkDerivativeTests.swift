#if canImport(_Differentiation) && !SinglePrecision
  import Backpropagation
  import Tensors
  import Testing

  @Suite("Networks of chapter 04, differentiated by the compiler")
  struct NetworkDerivativeTests {
    @Test("two sigmoid layers and squares, the network of article 003")
    func sigmoidNetwork() {
      var generator = SeededGenerator(seed: 1)
      let network = SigmoidNetwork(articleInputs: 2, units: 4, using: &generator)
      let x = Tensor.normal([5, 2], using: &generator)
      let y = Tensor.uniform([5, 1], using: &generator)
      let (loss, gradient) = network.lossAndGradient(x, y)
      expectGradients(loss, values(of: gradient), at: values(of: network)) { p in
        let h = elementwise(affine(Variable(x), p[0], p[1]), logistic)
        return squares(elementwise(affine(h, p[2], p[3]), logistic), y)
      }
    }

    @Test("three layers with rectifiers, the cross-entropy of their logits")
    func perceptronLoss() {
      var generator = SeededGenerator(seed: 2)
      let network = MultilayerPerceptron(widths: [3, 7, 5, 4], using: &generator)
      let x = Tensor.normal([5, 3], using: &generator)
      let labels = [3, 0, 1, 1, 2]
      let (loss, gradient) = network.lossAndGradient(x, labels)
      expectGradients(loss, values(of: gradient), at: values(of: network)) { p in
        classEntropy(perceptron(Variable(x), p, from: 0, layers: 3), labels)
      }
    }

    @Test("the way back through a perceptron, inputs and parameters")
    func perceptronBackward() {
      var generator = SeededGenerator(seed: 3)
      let network = MultilayerPerceptron(widths: [3, 5, 2], using: &generator)
      let x = Tensor.normal([5, 3], using: &generator)
      let dy = Tensor.normal([5, 2], using: &generator)
      let (y, backward) = network.forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(
        y, upstream: dy, [dx] + values(of: gradient), at: [x] + values(of: network)
      ) { p in
        perceptron(p[0], p, from: 1, layers: 2)
      }
    }

    @Test("the δ recursion of article 004: one example in columns, ½ ‖aᴸ − y‖²")
    func deltaRecursion() {
      var generator = SeededGenerator(seed: 4)
      let widths = [3, 4, 5, 2]
      let network = DeltaRecursion(
        weights: (1...3).map { .normal([widths[$0], widths[$0 - 1]], using: &generator) },
        biases: (1...3).map { .normal([widths[$0]], using: &generator) })
      let x = Tensor.normal([3], using: &generator)
      let y = Tensor.uniform([2], using: &generator)
      let deltas = network.deltas(x, y)
      expectGradients(
        network.cost(x, y), network.weightGradients(deltas, x) + deltas,
        at: network.weights + network.biases
      ) { p in
        var a = Variable(x)
        for l in 0..<3 {
          var next: [Double] = []
          for i in 0..<widths[l + 1] {
            var z = p[3 + l][i]
            for j in 0..<widths[l] { z += p[l][i, j] * a[j] }
            next.append(logistic(z))
          }
          a = Variable(next, [widths[l + 1]])
        }
        return squares(a, y)  // the mean over two numbers is half of their sum
      }
    }
  }
#endif
