#if !SinglePrecision
  import Convolution
  import GradientChecking
  import Tensors
  import Testing

  @Suite("Errata of article 004: convolution and pooling")
  struct Convolution004Tests {
    let a = Tensor([[9, 1, 2, 3], [4, 5, 6, 7], [8, 0, 11, 12], [13, 14, 15, 10]])
    var image: Tensor { a.reshaped([1, 4, 4, 1]) }

    /// The article's two channels, and the layer with two kernels that the erratum computes.
    let x = Tensor(
      shape: [1, 3, 3, 2],
      scalars: [1, 9, 2, 8, 3, 7, 4, 6, 5, 5, 6, 4, 7, 3, 8, 2, 9, 1])
    let layer = Conv2D(
      kernel: channelsLast([
        [[[1, 0], [2, -1]], [[0.5, -0.5], [0, 1]]], [[[0, 1], [-1, 0]], [[1, 1], [1, 1]]],
      ]), bias: Tensor([0.1, -0.2]))

    /// Kernels written [F][C][m][n] as a tensor [m, n, C, F].
    private static func channelsLast(_ w: [[[[Scalar]]]]) -> Tensor {
      var kernel = Tensor.zeros([w[0][0].count, w[0][0][0].count, w[0].count, w.count])
      for m in 0..<kernel.shape[0] {
        for n in 0..<kernel.shape[1] {
          for c in w[0].indices { for f in w.indices { kernel[m, n, c, f] = w[f][c][m][n] } }
        }
      }
      return kernel
    }

    @Test("E004-07: w and a are numbers: their product needs no ⊙")
    func numbers() {
      let kernel = Tensor([[1, 0], [2, -1]])
      let x = Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
      // ⊙ is right between kernel and window; then the sum is over the window.
      let window = Tensor([[1, 2], [4, 5]])
      #expect((kernel * window).sum() == crossCorrelationByDefinition(x, kernel)[0, 0])
      #expect(crossCorrelationByDefinition(x, kernel) == Tensor([[4, 6], [10, 12]]))
    }

    @Test("E004-08: every output map sums over all channels and has a bias of its own")
    func channels() {
      let y = layer.forward(x).y
      let right = Tensor(
        shape: [1, 2, 2, 2], scalars: [9.6, 25.8, 10.6, 21.8, 12.6, 13.8, 13.6, 9.8])
      #expect(isClose(y, right))
      // The printed formula knows the first channel only.
      var first = layer
      for m in 0..<2 {
        for n in 0..<2 { for f in 0..<2 { first.kernel[m, n, 1, f] = 0 } }
      }
      let printed = Tensor(
        shape: [1, 2, 2, 2], scalars: [4.1, -2.2, 6.1, -2.2, 10.1, -2.2, 12.1, -2.2])
      #expect(isClose(first.forward(x).y, printed))
    }

    @Test("E004-08: and so do the gradients")
    func gradients() {
      let dy = Tensor(shape: [1, 2, 2, 2], scalars: [1, 0.25, -1, 0, 0.5, -0.5, 2, 1])
      let (dx, gradient) = layer.forward(x).backward(dy)
      let dW = Self.channelsLast([
        [[[11, 13.5], [18.5, 21]], [[14, 11.5], [6.5, 4]]],
        [[[3.25, 4], [5.5, 6.25]], [[4.25, 3.5], [2, 1.25]]],
      ])
      #expect(isClose(gradient.kernel, dW))
      #expect(isClose(gradient.bias, Tensor([2.5, 0.75])))
      let right = Tensor(
        shape: [1, 3, 3, 2],
        scalars: [
          1, 0.75, -0.75, -0.75, 0, 0.5, 2.25, 0, -1.5, 2.5, 2, -1, 1.5, -0.5, 2.5, 1, -2, 3,
        ])
      #expect(isClose(dx, right))
      var report = GradientReport()
      report.compare(dx, "x", at: x) { layer.forward($0).y.dot(dy) }
      report.compare(gradient, at: layer) { $0.forward(x).y.dot(dy) }
      #expect(report.passes, "\(report)")
    }

    @Test(
      "E004-09: to repeat the bias never moves the window; a 3 × 3 image has four windows of 2 × 2")
    func everyPlace() {
      let kernel = Tensor([[1, 0], [2, -1]])
      let x = Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
      // Literally: one sum, and then the bias again and again.
      var printed = crossCorrelationByDefinition(Tensor([[1, 2], [4, 5]]), kernel)
      for _ in 0..<4 { printed += 0.5 }
      #expect(printed == Tensor([[6]]))
      let right = crossCorrelationByDefinition(x, kernel, bias: 0.5)
      #expect(right == Tensor([[4.5, 6.5], [10.5, 12.5]]))
      #expect(right.count == 4)
    }

    @Test("E004-10: the window begins at (i·s, j·s); centred and shifted twice it is another")
    func poolingWindow() {
      let (y, backward) = MaxPooling(2).forward(image)
      #expect(y.scalars == [9, 7, 14, 15])
      let dx = backward(Tensor(shape: [1, 2, 2, 1], scalars: [1, 2, 3, 4]))
      #expect(dx.scalars == [1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 4, 0])
      #expect(AveragePooling(2).forward(image).y.scalars == [4.75, 4.5, 8.75, 12])
      // Without a stride the map hardly shrinks.
      let slow = MaxPooling(2, stride: 1).forward(image).y
      #expect(slow.shape == [1, 3, 3, 1])
      #expect(slow.scalars == [9, 6, 7, 8, 11, 12, 14, 15, 15])
      // R₁₁, three by three about (1, 1), is rows and columns 0 to 2; a₁₊ₘ,₁₊ₙ are rows 1 to 3.
      let window = 0...2
      let centred = window.flatMap { m in window.map { n in a[m, n] } }.max()
      let shiftedTwice = window.flatMap { m in window.map { n in a[1 + m, 1 + n] } }.max()
      #expect(centred == 11)
      #expect(shiftedTwice == 15)
    }

    @Test("E004-11: pooling has no parameters, makes maps smaller and hinders no overfitting")
    func overfitting() {
      #expect(MaxPooling(2).forward(.zeros([1, 26, 26, 32])).y.count * 4 == 26 * 26 * 32)
      // A network with two poolings learns noise by heart: `Convolution003Tests.noise`. What a map
      // loses is where in the window the largest value stood.
      var moved = image
      (moved[0, 0, 0, 0], moved[0, 0, 1, 0]) = (1, 9)
      #expect(MaxPooling(2).forward(moved).y == MaxPooling(2).forward(image).y)
    }
  }
#endif
