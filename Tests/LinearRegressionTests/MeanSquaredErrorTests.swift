import GradientChecking
import LinearRegression
import Tensors
import Testing

@Suite("MSE: L = 1/n · Σ (ŷ − y)²")
struct MeanSquaredErrorTests {
  @Test("four errors of 10 cost 100, worked by hand")
  func byHand() {
    let prices = Tensor([200, 250, 300, 350])
    let (loss, backward) = meanSquaredError(Tensor([210, 260, 290, 340]), prices)
    #expect(loss == 100)
    #expect(backward() == Tensor([5, 5, -5, -5]))
  }

  @Test("the mean is over outputs as well as examples")
  func outputs() {
    let (loss, backward) = meanSquaredError(Tensor([[1, 2], [3, 4]]), .zeros([2, 2]))
    #expect(loss == 7.5)
    #expect(backward() == Tensor([[0.5, 1], [1.5, 2]]))
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let y = Tensor.normal([batch, 2], using: &generator)
      report.check(lossAt: .normal([batch, 2], using: &generator)) { meanSquaredError($0, y) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("a NaN in the predictions is a NaN in the loss")
  func notANumber() { #expect(meanSquaredError(Tensor([.nan, 1]), Tensor([0, 1])).loss.isNaN) }

  @Test("different shapes stop the program and are named")
  func shapes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = meanSquaredError(.zeros([3, 1]), .zeros([3]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("predictions of shape [3, 1], targets of shape [3]"))
  }
}
