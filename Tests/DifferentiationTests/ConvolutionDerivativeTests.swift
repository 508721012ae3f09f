#if canImport(_Differentiation) && !SinglePrecision
  import Convolution
  import Tensors
  import Testing

  @Suite("Convolution and pooling, differentiated by the compiler")
  struct ConvolutionDerivativeTests {
    @Test("convolution, every window inside the image")
    func valid() { expectConvolution(Sliding(output: (3, 3)), .valid) }

    @Test("convolution with stride 2 and as many zeros as the image needs")
    func same() { expectConvolution(Sliding(output: (3, 2), stride: 2, before: (1, 0)), .same) }

    @Test("convolution with gaps in the kernel and a frame of two zeros")
    func dilated() {
      expectConvolution(Sliding(output: (5, 6), dilation: 2, before: (2, 2)), .zeros(2))
    }

    /// Images of 5 × 4 and kernels of 3 × 2.
    private func expectConvolution(
      _ sliding: Sliding, _ padding: Padding, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      var generator = SeededGenerator(seed: 1)
      let layer = Conv2D(
        kernel: .normal([3, 2, 2, 3], using: &generator), bias: .normal([3], using: &generator),
        stride: sliding.stride, padding: padding, dilation: sliding.dilation)
      let x = Tensor.normal([3, 5, 4, 2], using: &generator)
      let (y, backward) = layer.forward(x)
      let dy = Tensor.normal(y.shape, using: &generator)
      let (dx, gradient) = backward(dy)
      expectGradients(
        y, upstream: dy, [dx] + values(of: gradient), at: [x] + values(of: layer),
        sourceLocation: sourceLocation
      ) {
        convolved($0[0], $0[1], $0[2], sliding)
      }
      let byPatches = layer.forwardByPatches(x).backward(dy)
      let ofData = layer.forward(data: x).backward(dy)
      let literal = convolutionGradientsByDefinition(x, layer.kernel, dy, window: layer.window)
      for (claimed, known) in [
        (literal.dx, dx), (literal.dW, gradient.kernel), (literal.db, gradient.bias),
        (byPatches.dx, dx), (byPatches.gradient.kernel, gradient.kernel),
        (byPatches.gradient.bias, gradient.bias), (ofData.kernel, gradient.kernel),
        (ofData.bias, gradient.bias),
      ] {
        #expect(agree(claimed, known), sourceLocation: sourceLocation)
      }
    }

    @Test("max pooling, windows side by side and overlapping", arguments: [1, 2, 3])
    func maximum(stride: Int) {
      expectPooling(stride: stride, largest: true, MaxPooling(2, stride: stride).forward)
    }

    @Test("average pooling, windows side by side and overlapping", arguments: [1, 2, 3])
    func mean(stride: Int) {
      expectPooling(stride: stride, largest: false, AveragePooling(2, stride: stride).forward)
    }

    private func expectPooling(
      stride: Int, largest: Bool,
      _ forward: (Tensor, StaticString, UInt) -> (y: Tensor, backward: (Tensor) -> Tensor)
    ) {
      var generator = SeededGenerator(seed: 2)
      let x = Tensor.normal([3, 5, 6, 2], using: &generator)
      let (y, backward) = forward(x, #fileID, #line)
      let dy = Tensor.normal(y.shape, using: &generator)
      expectGradients(y, upstream: dy, [backward(dy)], at: [x]) {
        pooled($0[0], size: 2, stride: stride, largest: largest)
      }
    }

    @Test("the network of article 000, in small: twice convolution and pooling, then two layers")
    func network() {
      var generator = SeededGenerator(seed: 3)
      let network = ConvolutionalNetwork(
        image: (10, 10, 1), filters: (2, 3), hidden: 4, classes: 3, using: &generator)
      let x = Tensor.normal([3, 10, 10, 1], using: &generator)
      let (loss, gradient) = network.lossAndGradient(x, [2, 0, 1])
      expectGradients(loss, values(of: gradient), at: values(of: network)) { p in
        let z1 = convolved(Variable(x), p[0], p[1], Sliding(output: (8, 8)))
        let p1 = pooled(elementwise(z1, rectified), size: 2, stride: 2, largest: true)
        let z2 = convolved(p1, p[2], p[3], Sliding(output: (2, 2)))
        let p2 = pooled(elementwise(z2, rectified), size: 2, stride: 2, largest: true)
        return classEntropy(
          perceptron(Variable(p2.scalars, [3, 3]), p, from: 4, layers: 2), [2, 0, 1])
      }
    }
  }
#endif
