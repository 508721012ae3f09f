#if !SinglePrecision
  import GradientChecking
  import LinearRegression
  import Tensors
  import Testing

  @Suite("Errata of the linear program of article 003")
  struct LinearRegression003Tests {
    let x = Tensor((0..<100).map { Scalar($0) / 99 }).reshaped([100, 1])
    var y: Tensor { 3 * x + 2.5 }

    private func program(_ flaws: Set<PrintedRegression.Flaw>) -> PrintedRegression {
      PrintedRegression(slope: 0.5, offset: 0.5, count: 100, flaws: flaws)
    }

    @Test("E003-09: a weight vector gives one number, a vector of outputs needs a matrix")
    func vectorOrMatrix() {
      #expect(predictionByDefinition(Tensor([0.5, 1, 2]), Tensor([3, 4])) == 11.5)
      let model = LinearModel(weights: Tensor([[1, 10], [2, 20]]), bias: Tensor([0.5, 5]))
      #expect(model.forward(Tensor([[3, 4]])).y == Tensor([[11.5, 115]]))
    }

    @Test("E003-15: the update of shape [100, 1] does not fit the weight in place")
    func inPlace() async {
      let result = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        var weight = Tensor([[0.5]])
        let x = Tensor.zeros([100, 1])
        let printed = PrintedRegression(slope: 0.5, offset: 0.5, count: 100, flaws: [.privateLines])
        weight -= 0.01 * printed.gradients(x, x).slopes
      }
      let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(message.contains("[1, 1]") && message.contains("[100, 1]"))
    }

    @Test("E003-16: assigned instead of in place, the loss falls to 0 and nothing is learned")
    func privateLines() {
      var printed = program([.privateLines])
      for _ in 0..<1000 { printed.step(x, y, rate: 0.01) }
      let loss = printed.squares(x, y).mean()
      #expect(loss > 1e-19 && loss < 1e-17)
      let expected: [(Int, Scalar, Scalar)] = [
        (0, 0.5, 2.499999996634066), (50, 1.81290139011893, 3.099544752435474),
        (99, 2.7499999999999947, 2.7499999999999947),
      ]
      for (i, slope, offset) in expected {
        #expect(isClose(printed.slopes[i, 0], slope))
        #expect(isClose(printed.offsets[i, 0], offset))
      }
      #expect(isClose(printed.slopes.mean(), 1.7285989409030722))
      #expect(isClose(printed.offsets.mean(), 2.934078537169309))
      // The limit: the nearest point of every example's own line of solutions.
      let residual = 0.5 * x + 0.5 - y
      let nearest = residual / (1 + x * x)
      #expect(isClose(printed.slopes, 0.5 - nearest * x, tolerance: 1e-8))
      #expect(isClose(printed.offsets, 0.5 - nearest, tolerance: 1e-8))
    }

    @Test("E003-17: the sum is 100 times as steep as the mean and diverges at the same rate")
    func sumDiverges() {
      let curvature = Curvature(ofInputs: x)
      #expect(isClose(curvature.largest, 2.535934238384372))
      #expect(isClose(curvature.smallest, 0.13409943164929838))
      #expect(isClose(curvature.largestStableRate, 0.7886639841552783))
      #expect(isClose(curvature.largestStableRate / 100, 0.007886639841552783))

      var printed = program([.sum])
      let expected: [Int: [Scalar]] = [
        1: [26.00047767826282, 4.175084175084175, 7.0],
        10: [58661.88428972345, -98.86628553097897, -186.94091300230545],
        100: [2.067415910572738e+38, -6.03176087241546e+18, -1.1254666039995531e+19],
      ]
      for step in 1...100 {
        printed.step(x, y, rate: 0.01)
        guard let expected = expected[step] else { continue }
        #expect(isClose(printed.squares(x, y).mean(), expected[0]), "after \(step) steps")
        #expect(isClose(printed.slopes[0, 0], expected[1]), "after \(step) steps")
        #expect(isClose(printed.offsets[0, 0], expected[2]), "after \(step) steps")
      }
    }

    @Test("E003-18: the mean of the noise is ½, and least squares find it in the offset")
    func noiseMean() throws {
      var generator = SeededGenerator(seed: 2)
      let line = NoisyLine(count: 10_000, noiseFrom: 0, using: &generator)
      let model = try LinearModel(leastSquares: line.x, line.y)
      #expect(abs(model.bias[0] - 2.5) < 0.02)
      #expect(abs(model.weights[0, 0] - 3) < 0.04)
    }
  }
#endif
