#if canImport(_Differentiation) && !SinglePrecision
  import Backpropagation
  import LogisticRegression
  import Regularization
  import Tensors
  import Testing

  @Suite("Classifiers without and with hidden layers, differentiated by the compiler")
  struct ClassifierDerivativeTests {
    private let labels = [2, 0, 3, 3, 1]

    @Test("logistic regression: θ through x · w + θ₀ and the cross-entropy")
    func logisticModel() {
      var generator = SeededGenerator(seed: 5)
      let x = Tensor.normal([5, 3], using: &generator)
      let model = LogisticModel(theta: .normal([4], using: &generator))
      let (loss, gradient) = model.lossAndGradient(x, [1, 0, 0, 1, 1])
      let targets = Tensor([1, 0, 0, 1, 1])
      expectGradients(loss, values(of: gradient), at: values(of: model)) { p in
        twoClassEntropy(affine(Variable(x), p[0], p[1]), targets)
      }
    }

    @Test("softmax regression: W and b through x · W + b and the cross-entropy")
    func softmaxModel() {
      var generator = SeededGenerator(seed: 6)
      let x = Tensor.normal([5, 3], using: &generator)
      var model = SoftmaxModel(inputs: 3, classes: 4)
      model.linear.weights = .normal([3, 4], using: &generator)
      model.linear.bias = .normal([4], using: &generator)
      let (loss, gradient) = model.lossAndGradient(x, labels)
      expectGradients(loss, values(of: gradient), at: values(of: model)) { p in
        classEntropy(affine(Variable(x), p[0], p[1]), labels)
      }
    }

    @Test("Newton's matrix: H · u is the derivative of ⟨∂L/∂θ, u⟩")
    func hessian() {
      var generator = SeededGenerator(seed: 7)
      let x = Tensor.normal([5, 3], using: &generator)
      let theta = Tensor.normal([4], using: &generator)
      let u = Tensor.normal([4, 1], using: &generator)
      let model = LogisticModel(theta: theta)
      let product = model.hessian(x).matmul(u).reshaped([4])
      let slope = model.lossAndGradient(x, [1, 0, 0, 1, 1]).gradient.theta
      let y = [1.0, 0, 0, 1, 1]
      expectGradients(slope.dot(u.reshaped([4])), [product], at: [theta]) { p in
        var total = 0.0
        for n in 0..<5 {
          var (z, along) = (p[0][0], u[0, 0])
          for i in 0..<3 {
            z += p[0][i + 1] * x[n, i]
            along += u[i + 1, 0] * x[n, i]
          }
          total += (logistic(z) - y[n]) * along
        }
        return total / 5
      }
    }

    @Test("three dense layers with dropout behind both hidden ones")
    func dropout() {
      var generator = SeededGenerator(seed: 8)
      let network = DigitNetwork(inputs: 3, hidden: (6, 5), classes: 4, using: &generator)
      let x = Tensor.normal([5, 3], using: &generator)
      let layer = Dropout(probability: 0.3)
      var masks = SeededGenerator(seed: 9)
      let (first, second) = (layer.mask([5, 6], using: &masks), layer.mask([5, 5], using: &masks))
      masks = SeededGenerator(seed: 9)
      let (loss, gradient) = network.lossAndGradient(x, labels, dropout: layer, using: &masks)
      expectGradients(loss, values(of: gradient), at: values(of: network)) { p in
        let a = elementwise(affine(Variable(x), p[0], p[1]), rectified)
        let b = elementwise(affine(times(a, first), p[2], p[3]), rectified)
        return classEntropy(affine(times(b, second), p[4], p[5]), labels)
      }
    }
  }
#endif
