import GradientChecking
import Neurons
import Tensors
import Testing

@Suite("Hinge: L = 1/n · Σ max(0, 1 − y · z)")
struct HingeLossTests {
  @Test("margins of 2, ½, −1 and −3 cost 0, ½, 2 and 4")
  func byHand() {
    let scores = Tensor([2, -0.5, 1, -3])
    let labels = Tensor([1, -1, -1, 1])
    let (loss, backward) = hingeLoss(scores, labels)
    #expect(loss == 1.625)
    #expect(backward() == Tensor([0, 0.25, 0.25, -0.25]))
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let labels = Tensor((0..<batch).map { $0.isMultiple(of: 2) ? 1 : -1 })
      report.check(lossAt: .normal([batch], using: &generator)) { hingeLoss($0, labels) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("at the kink, a margin of exactly 1, loss and derivative are 0")
  func kink() {
    let (loss, backward) = hingeLoss(Tensor([1, -1]), Tensor([1, -1]))
    #expect(loss == 0)
    #expect(backward() == .zeros([2]))
  }

  @Test("it is never below the share of scores with the wrong sign")
  func boundsErrors() {
    var generator = SeededGenerator(seed: 2)
    let scores = Tensor.normal([200], using: &generator)
    let labels = Tensor.normal([200], using: &generator).map { $0 > 0 ? 1 : -1 }
    let wrong = scores.map(with: labels) { $0 * $1 <= 0 ? 1 : 0 }.mean()
    #expect(hingeLoss(scores, labels).loss >= wrong)
  }

  @Test("scores of ±1,000 cost 0 or 1,001; a NaN stays one")
  func extremes() {
    #expect(hingeLoss(Tensor([1000]), Tensor([1])).loss == 0)
    #expect(hingeLoss(Tensor([-1000]), Tensor([1])).loss == 1001)
    #expect(hingeLoss(Tensor([.nan]), Tensor([1])).loss.isNaN)
  }

  @Test("labels of 0 and 1 stop the program and are named")
  func labels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = hingeLoss(.zeros([2]), Tensor([1, 0]))
    }
    expect(result, says: "hingeLoss: labels are 1 or -1, found 0.0")
  }

  @Test("different shapes stop the program and are named")
  func shapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = hingeLoss(.zeros([2, 1]), Tensor([1, -1]))
    }
    expect(result, says: "scores of shape [2, 1], labels of shape [2]")
  }
}
