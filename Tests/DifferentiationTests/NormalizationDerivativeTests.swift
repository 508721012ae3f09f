#if canImport(_Differentiation) && !SinglePrecision
  import Backpropagation
  import DeepNetworks
  import Tensors
  import Testing

  @Suite("Normalisation and residual connections, differentiated by the compiler")
  struct NormalizationDerivativeTests {
    private let x: Tensor

    init() {
      var generator = SeededGenerator(seed: 5)
      x = .normal([5, 4], using: &generator)
    }

    @Test("batch normalisation in training: mean and variance depend on x")
    func batchNormalization() {
      var generator = SeededGenerator(seed: 1)
      var layer = BatchNormalization(features: 3, epsilon: 1e-3)
      layer.scale = .normal([3], using: &generator)
      layer.shift = .normal([3], using: &generator)
      let x = Tensor.normal([5, 3], mean: 2, standardDeviation: 3, using: &generator)
      let dy = Tensor.normal([5, 3], using: &generator)
      let (y, backward) = layer.forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(
        y, upstream: dy, [dx, gradient.scale, gradient.shift], at: [x, layer.scale, layer.shift]
      ) {
        batchNormalized($0[0], $0[1], $0[2], epsilon: 1e-3)
      }
    }

    @Test("the normalised layer: max(0, BN(x · W + b))")
    func normalizedLayer() {
      var generator = SeededGenerator(seed: 2)
      var layer = NormalizedLayer(Dense(inputs: 4, outputs: 3, using: &generator))
      layer.normalization.scale = .normal([3], using: &generator)
      layer.normalization.shift = .normal([3], using: &generator)
      let at = [x] + values(of: layer)
      let dy = Tensor.normal([5, 3], using: &generator)
      let (y, backward) = layer.forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(y, upstream: dy, [dx] + values(of: gradient), at: at) { p in
        elementwise(batchNormalized(affine(p[0], p[1], p[2]), p[3], p[4]), rectified)
      }
    }

    @Test("the residual block: x + F(x)")
    func residual() {
      var generator = SeededGenerator(seed: 3)
      let block = ResidualBlock(
        first: Dense(inputs: 4, outputs: 6, using: &generator),
        second: Dense(inputs: 6, outputs: 4, using: &generator))
      let dy = Tensor.normal([5, 4], using: &generator)
      let (y, backward) = block.forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(
        y, upstream: dy, [dx] + values(of: gradient), at: [x] + values(of: block)
      ) { p in
        sum(p[0], perceptron(p[0], p, from: 1, layers: 2))
      }
    }

    @Test("the projected residual block: x · P + F(x)")
    func projection() {
      var generator = SeededGenerator(seed: 4)
      let block = ResidualBlock(
        first: Dense(inputs: 4, outputs: 6, using: &generator),
        second: Dense(inputs: 6, outputs: 3, using: &generator),
        projection: .normal([4, 3], using: &generator))
      let dy = Tensor.normal([5, 3], using: &generator)
      let (y, backward) = block.forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(
        y, upstream: dy, [dx] + values(of: gradient), at: [x] + values(of: block)
      ) { p in
        sum(product(p[0], p[5]), perceptron(p[0], p, from: 1, layers: 2))
      }
    }

    @Test("two normalised layers under a cross-entropy")
    func normalizedNetwork() {
      var generator = SeededGenerator(seed: 6)
      var network = NormalizedNetwork(
        .heNormal, inputs: 4, width: 3, depth: 3, classes: 2, using: &generator)
      let (at, labels) = (values(of: network), [1, 0, 0, 1, 1])
      let (loss, gradient) = network.lossAndGradient(x, labels)
      let x = x
      expectGradients(loss, values(of: gradient), at: at) { p in
        var a = Variable(x)
        for l in 0..<2 {
          let z = affine(a, p[4 * l], p[4 * l + 1])
          a = elementwise(batchNormalized(z, p[4 * l + 2], p[4 * l + 3]), rectified)
        }
        return classEntropy(affine(a, p[8], p[9]), labels)
      }
    }

    @Test("two residual blocks under a cross-entropy")
    func residualNetwork() {
      var generator = SeededGenerator(seed: 7)
      var network = ResidualNetwork(
        .heNormal, inputs: 4, width: 3, depth: 6, classes: 2, using: &generator)
      for tensor in network.tensors {
        network[keyPath: tensor] += .normal(network[keyPath: tensor].shape, using: &generator)
      }
      let labels = [1, 0, 0, 1, 1]
      let (loss, gradient) = network.lossAndGradient(x, labels)
      let x = x
      expectGradients(loss, values(of: gradient), at: values(of: network)) { p in
        var a = affine(Variable(x), p[0], p[1])
        for block in 0..<2 { a = sum(a, perceptron(a, p, from: 2 + 4 * block, layers: 2)) }
        return classEntropy(affine(a, p[10], p[11]), labels)
      }
    }
  }
#endif
