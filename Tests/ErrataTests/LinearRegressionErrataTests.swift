#if !SinglePrecision
  import GradientChecking
  import LinearRegression
  import Tensors
  import Testing

  @Suite("Errata of the linear program of article 000")
  struct LinearRegression000Tests {
    let x = Tensor([[0], [0.5], [1]])
    let y = Tensor([[2.5], [4], [5.5]])

    /// The program at the start of its training, with some of its flaws.
    private func program(_ flaws: Set<PrintedRegression.Flaw>) -> PrintedRegression {
      PrintedRegression(slope: 0.3, offset: 0.7, count: 3, flaws: flaws)
    }

    /// The mean squared error of the sigmoid of a line, at (slope, offset).
    private func sigmoidLoss(_ theta: Tensor) -> Scalar {
      meanSquaredError(sigmoid(theta[0] * x + theta[1]), y).loss
    }

    @Test("E000-07: a sigmoid cannot leave (0, 1), where no target lies")
    func sigmoidOutput() {
      let printed = program(PrintedRegression.article000)
      let output = Tensor([[0.6681877721681662], [0.700567142473973], [0.7310585786300049]])
      #expect(isClose(printed.predictions(x), output))
      let squares = Tensor([[3.3555360380342263], [10.886257181322364], [22.742802280458466]])
      #expect(isClose(printed.squares(x, y), squares))
      #expect(isClose(printed.squares(x, y).mean(), 12.328198499938352))
      #expect(isClose(((1 - y) * (1 - y)).mean(), 10.5))  // the infimum of every such model
      #expect(sigmoidLoss(Tensor([1000, 1000])) >= 10.5)

      let descent = Descent(
        from: LinearModel(theta: Tensor([0.7, 0.3])), x: x, y: y, rate: 0.01, epochs: 1000)
      #expect(isClose(descent.losses[0], 11.1375))
      #expect(isClose(descent.losses[1000], 0.0015120505803619382))
      #expect(isClose(descent.model.weights[0, 0], 2.906293526079094))
      #expect(isClose(descent.model.bias[0], 2.5538222185632673))
    }

    @Test("E000-08: with the minus sign the loss is climbed")
    func sign() {
      let gradients = program(PrintedRegression.article000).gradients(x, y)
      let slopes = Tensor([[0], [2.311474248781744], [6.972751074153007]])
      let offsets = Tensor([[2.4479890630907164], [4.622948497563488], [6.972751074153007]])
      #expect(isClose(gradients.slopes, slopes))
      #expect(isClose(gradients.offsets, offsets))
      let printed = Tensor([gradients.slopes.mean(), gradients.offsets.mean()])
      #expect(isClose(printed, Tensor([3.094741774311584, 4.681229544935737])))

      let start = Tensor([0.3, 0.7])
      #expect(isClose(sigmoidLoss(start - 0.01 * printed), 12.41971163810488))
      let right = program([.sigmoid]).gradients(x, y)
      let step = Tensor([right.slopes[0, 0], right.offsets[0, 0]])
      #expect(isClose(sigmoidLoss(start - 0.01 * step), 12.302575762295612))
    }

    @Test("E000-08: the linear model's gradient, and one step along it")
    func linearGradient() {
      let model = LinearModel(theta: Tensor([0.7, 0.3]))
      let gradient = model.lossAndGradient(x, y).gradient
      #expect(isClose(gradient.weights, Tensor([[-4.05]])))
      #expect(isClose(gradient.bias, Tensor([-6.3])))
      var report = GradientReport()
      report.compare(gradient, at: model) { $0.lossAndGradient(x, y).loss }
      #expect(report.passes, "\(report)")
      let descent = Descent(from: model, x: x, y: y, rate: 0.01, epochs: 1)
      #expect(isClose(descent.losses[1], 10.5837789375))
    }

    @Test("E000-09: the derivative of σ is σ(1 − σ), not σ")
    func sigmoidSlope() {
      let printed = program([.sigmoid, .slope]).gradients(x, y)  // sign and mean mended
      let article = Tensor([printed.slopes[0, 0], printed.offsets[0, 0]])
      #expect(isClose(article, Tensor([-3.094741774311584, -4.681229544935737])))
      let mended = program([.sigmoid]).gradients(x, y)
      let right = Tensor([mended.slopes[0, 0], mended.offsets[0, 0]])
      #expect(isClose(right, Tensor([-0.855797641384138, -1.357265656098351])))
      var report = GradientReport()
      report.compare(right, "right", at: Tensor([0.3, 0.7]), of: sigmoidLoss)
      #expect(report.passes, "\(report)")
      var wrong = GradientReport()
      wrong.compare(article, "printed", at: Tensor([0.3, 0.7]), of: sigmoidLoss)
      #expect(!wrong.passes)
    }

    @Test("E000-10: every example trains a private pair of parameters")
    func privateParameters() {
      var printed = program(PrintedRegression.article000)
      printed.step(x, y, rate: 0.01)
      let slopes = Tensor([[0.3], [0.27688525751218257], [0.23027248925846994]])
      let offsets = Tensor([[0.6755201093690928], [0.6537705150243651], [0.6302724892584699]])
      #expect(isClose(printed.slopes, slopes))
      #expect(isClose(printed.offsets, offsets))
      for _ in 1..<999 { printed.step(x, y, rate: 0.01) }
      #expect(isClose(printed.squares(x, y).mean(), 17.41792145071577))  // of the last epoch
      printed.step(x, y, rate: 0.01)
      let lastSlopes = Tensor([[0.3], [-1.8564885894628007], [-2.8814517185482256]])
      let lastOffsets = Tensor([[-3.786142198635235], [-3.6129771789256], [-2.4814517185482283]])
      #expect(isClose(printed.slopes, lastSlopes))
      #expect(isClose(printed.offsets, lastOffsets))

      var mended = program([])
      mended.step(x, y, rate: 0.01)
      #expect(isClose(mended.slopes, Tensor(repeating: 0.3405, shape: [3, 1])))
      #expect(isClose(mended.offsets, Tensor(repeating: 0.763, shape: [3, 1])))
    }

    @Test("E000-11: two new examples have no lines of their own, and the prediction fails")
    func prediction() async {
      let result = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        let printed = PrintedRegression(
          slope: 0.3, offset: 0.7, count: 100, flaws: PrintedRegression.article000)
        _ = printed.predictions(Tensor([[0.5], [1.5]]))
      }
      let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(message.contains("[2, 1]") && message.contains("[100, 1]"))
      let model = LinearModel(theta: Tensor([2.5538222185632673, 2.906293526079094]))
      let predictions = model.forward(Tensor([[0.5], [1.5]])).y
      #expect(isClose(predictions, Tensor([[4.006968981602814], [6.913262507681908]])))
    }

    @Test("E000-12: θ₀ is the intercept in the formula and the slope in the program")
    func swappedLetters() {
      #expect(isClose(predictionByDefinition(Tensor([0.3, 0.7]), Tensor([0.5])), 0.65))
      #expect(isClose(program([]).predictions(Tensor(repeating: 0.5, shape: [3, 1]))[0, 0], 0.85))
    }

    @Test("E000-13: noise of mean ½ lifts the line to 3x + 2.5; E003-18 is the same")
    func noiseMean() throws {
      let test = Tensor([[0.5], [1.5]])
      #expect(3 * test + 2 == Tensor([[3.5], [6.5]]))
      #expect(3 * test + 2.5 == Tensor([[4], [7]]))
      var generator = SeededGenerator(seed: 1)
      let printed = NoisyLine(count: 10_000, noiseFrom: 0, using: &generator)
      let lifted = try LinearModel(leastSquares: printed.x, printed.y)
      #expect(abs(lifted.bias[0] - 2.5) < 0.02)
      let (loss, _) = lifted.lossAndGradient(printed.x, printed.y)
      #expect(abs(loss - 1 / 12) < 0.002)  // the variance of the noise
      let centered = NoisyLine(count: 10_000, using: &generator)
      #expect(abs(try LinearModel(leastSquares: centered.x, centered.y).bias[0] - 2) < 0.02)
    }

    @Test("E000-21: entry by entry is no matrix product when there are two inputs")
    func entryByEntry() {
      let x = Tensor([[1, 2], [3, 4]])
      let weights = Tensor([0.5, -1])
      #expect(x.map(with: Tensor([[0.5, -1], [0.5, -1]])) { $0 * $1 } == x * weights)
      #expect(x * weights == Tensor([[0.5, -2], [1.5, -4]]))
      let model = LinearModel(theta: Tensor([0, 0.5, -1]))
      #expect(model.forward(x).y == Tensor([[-1.5], [-2.5]]))
    }
  }
#endif
