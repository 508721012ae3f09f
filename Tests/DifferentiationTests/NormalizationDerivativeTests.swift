#if canImport(_Differentiation) && !SinglePrecision
  import Backpropagation
  import DeepNetworks
  import Tensors
  import Testing

  @Suite("Normalisation and residual connections, differentiated by the compiler")
  struct NormalizationDerivativeTests {
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

    @Test("the normalised layer: max(0, BN(x · W + b)), but for b, whose gradient is 0")
    func normalizedLayer() {
      var generator = SeededGenerator(seed: 2)
      var layer = NormalizedLayer(Dense(inputs: 4, outputs: 3, using: &generator))
      layer.normalization.scale = .normal([3], using: &generator)
      layer.normalization.shift = .normal([3], using: &generator)
      let x = Tensor.normal([5, 4], using: &generator)
      let dy = Tensor.normal([5, 3], using: &generator)
      let (y, backward) = layer.forward(x)
      let (dx, gradient) = backward(dy)
      let (all, claimed, bias) = (values(of: layer), values(of: gradient), layer.dense.bias)
      expectGradients(
        y, upstream: dy, [dx, claimed[0], claimed[2], claimed[3]], at: [x, all[0], all[2], all[3]]
      ) { p in
        elementwise(
          batchNormalized(affine(p[0], p[1], Variable(bias)), p[2], p[3]), rectified)
      }
    }

    @Test("the residual block: x + F(x)")
    func residual() {
      var generator = SeededGenerator(seed: 3)
      let block = ResidualBlock(
        first: Dense(inputs: 4, outputs: 6, using: &generator),
        second: Dense(inputs: 6, outputs: 4, using: &generator))
      let x = Tensor.normal([5, 4], using: &generator)
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
      let x = Tensor.normal([5, 4], using: &generator)
      let dy = Tensor.normal([5, 3], using: &generator)
      let (y, backward) = block.forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(
        y, upstream: dy, [dx] + values(of: gradient), at: [x] + values(of: block)
      ) { p in
        sum(product(p[0], p[5]), perceptron(p[0], p, from: 1, layers: 2))
      }
    }
  }
#endif
