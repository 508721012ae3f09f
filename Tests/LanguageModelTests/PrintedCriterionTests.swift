import GradientChecking
import LanguageModel
import LogisticRegression
import Tensors
import Testing

@Suite("The class axis in the wrong place")
struct PrintedCriterionTests {
  @Test("the gradient of the printed loss is its gradient, meaningless as the loss is")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let logits = Tensor.normal([3, 4, 4], using: &generator)
      let targets = (0..<12).map { _ in Int.random(in: 0..<4, using: &generator) }
      report.check(lossAt: logits) { printedCrossEntropy($0, targets) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("adding to all texts' logits of one token what should change the answer changes nothing")
  func blind() {
    var generator = SeededGenerator(seed: 2)
    let logits = Tensor.normal([3, 4, 4], using: &generator)
    let targets = (0..<12).map { _ in Int.random(in: 0..<4, using: &generator) }
    let louder = logits + Tensor([0, 5, 0, 0])
    let (before, after) = (
      printedCrossEntropy(logits, targets).loss, printedCrossEntropy(louder, targets).loss
    )
    #expect(abs(before - after) < 64 * .ulpOfOne)
    let rows = [logits, louder].map { softmaxCrossEntropy($0.reshaped([12, 4]), targets).loss }
    #expect(abs(rows[0] - rows[1]) > 0.1)
  }

  @Test("batch and vocabulary of different sizes stop the program")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = printedCrossEntropy(.zeros([5, 3, 11]), [])
    }
    expect(result, says: "logits of shape [5, 3, 11], expected [T, V, V]")
  }
}
