import GradientChecking
import LinearRegression
import Neurons
import Tensors
import Testing

@Suite("MAE: L = 1/n · Σ |ŷ − y|")
struct MeanAbsoluteErrorTests {
  @Test("errors of 1, −2 and 6 cost 3, and all pull alike")
  func byHand() {
    let (loss, backward) = meanAbsoluteError(Tensor([[1], [0], [8]]), Tensor([[0], [2], [2]]))
    #expect(loss == 3)
    #expect(3 * backward() == Tensor([[1], [-1], [1]]))
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let y = Tensor.normal([batch, 2], using: &generator)
      report.check(lossAt: .normal([batch, 2], using: &generator)) { meanAbsoluteError($0, y) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("at the kink, a perfect prediction, the derivative is 0")
  func kink() {
    #expect(meanAbsoluteError(Tensor([2, 5]), Tensor([2, 3])).backward() == Tensor([0, 0.5]))
  }

  @Test("of all constant predictions the median is the best, for squares the mean")
  func median() {
    let targets = Tensor([1, 2, 3, 4, 90])
    func constant(_ value: Scalar) -> Tensor { Tensor(repeating: value, shape: [5]) }
    #expect(meanAbsoluteError(constant(3), targets).backward().sum() == 0)
    #expect(abs(meanSquaredError(constant(20), targets).backward().sum()) < 64 * .ulpOfOne)
    #expect(
      meanAbsoluteError(constant(3), targets).loss < meanAbsoluteError(constant(20), targets).loss)
  }

  @Test("a NaN in the predictions is a NaN in loss and gradient")
  func notANumber() {
    let (loss, backward) = meanAbsoluteError(Tensor([.nan, 1]), Tensor([0, 1]))
    #expect(loss.isNaN && backward()[0].isNaN)
  }

  @Test("different shapes stop the program and are named")
  func shapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = meanAbsoluteError(.zeros([3, 1]), .zeros([3]))
    }
    expect(result, says: "predictions of shape [3, 1], targets of shape [3]")
  }
}

@Suite("Huber: ½ e² up to δ, then δ (|e| − ½ δ)")
struct HuberLossTests {
  @Test("errors of 1 and −6 with δ = 2 cost ½ and 10")
  func byHand() {
    let (loss, backward) = huberLoss(Tensor([1, -6]), .zeros([2]), delta: 2)
    #expect(loss == 5.25)
    #expect(backward() == Tensor([0.5, -1]))
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7], [0.5, 1, 2.5])
  func gradient(batch: Int, delta: Double) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let y = Tensor.normal([batch, 2], using: &generator)
      let predictions = Tensor.normal([batch, 2], standardDeviation: 2, using: &generator)
      report.check(lossAt: predictions) { huberLoss($0, y, delta: Scalar(delta)) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("at δ the pieces meet in value and in slope")
  func continuity() {
    let step: Scalar = 1e-4
    for sign: Scalar in [1, -1] {
      let errors = [2 - step, 2, 2 + step].map { Tensor([sign * $0]) }
      let losses = errors.map { huberLoss($0, .zeros([1]), delta: 2).loss }
      let slopes = errors.map { huberLoss($0, .zeros([1]), delta: 2).backward()[0] }
      #expect(losses[1] == 2)
      #expect(abs(losses[1] - losses[0] - 2 * step) < 1e-6)
      #expect(abs(losses[2] - losses[1] - 2 * step) < 1e-6)
      #expect(slopes.allSatisfy { abs($0 - 2 * sign) < 2 * step })
    }
  }

  @Test("a large δ makes it half the squared error, a small one δ times the absolute one")
  func limits() {
    let predictions = Tensor([1, -2, 3])
    let targets = Tensor([0.5, 1, -1])
    let squared = meanSquaredError(predictions, targets).loss
    let absolute = meanAbsoluteError(predictions, targets).loss
    #expect(abs(huberLoss(predictions, targets, delta: 100).loss - squared / 2) < 8 * .ulpOfOne)
    let small: Scalar = 1e-3
    #expect(abs(huberLoss(predictions, targets, delta: small).loss / small - absolute) < small)
  }

  @Test("errors of ±1,000 cost about 1,000 and pull with δ; a NaN stays one")
  func extremes() {
    let (loss, backward) = huberLoss(Tensor([1000, -1000]), .zeros([2]))
    #expect(loss == 999.5)
    #expect(backward() == Tensor([0.5, -0.5]))
    #expect(huberLoss(Tensor([.nan]), .zeros([1])).loss.isNaN)
  }

  @Test("shapes that differ and a δ of 0 stop the program and are named")
  func misuse() async {
    let shapes = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = huberLoss(.zeros([2]), .zeros([3]))
    }
    expect(shapes, says: "huberLoss: predictions of shape [2], targets of shape [3]")
    let delta = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = huberLoss(.zeros([2]), .zeros([2]), delta: 0)
    }
    expect(delta, says: "δ = 0.0")
  }
}
