import Foundation
import GradientChecking
import LogisticRegression
import Tensors
import Testing

@Suite("Softmax cross-entropy: L = 1/N · Σ (ln Σ e^z − z_c)")
struct SoftmaxCrossEntropyTests {
  @Test("equal logits cost ln K and pull every class alike")
  func byHand() {
    let (loss, backward) = softmaxCrossEntropy(.zeros([2, 4]), [0, 3])
    #expect(abs(loss - log(4)) < 4 * .ulpOfOne)
    let expected = Tensor([[-0.375, 0.125, 0.125, 0.125], [0.125, 0.125, 0.125, -0.375]])
    #expect(backward() == expected)
  }

  @Test("the loss is −ln of the true class's probability, averaged over examples")
  func definition() {
    var generator = SeededGenerator(seed: 1)
    let logits = Tensor.normal([5, 3], using: &generator)
    let labels = [2, 0, 1, 1, 2]
    let p = softmax(logits)
    let literal = labels.indices.reduce(Scalar(0)) { $0 - log(p[$1, labels[$1]]) } / 5
    #expect(abs(softmaxCrossEntropy(logits, labels).loss - literal) < 16 * .ulpOfOne)
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let logits = Tensor.normal([batch, 5], standardDeviation: 2, using: &generator)
      let labels = (0..<batch).map { _ in Int.random(in: 0..<5, using: &generator) }
      report.check(lossAt: logits) { softmaxCrossEntropy($0, labels) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the rows of a softmax sum to 1, those of the gradient to 0")
  func rowSums() {
    var generator = SeededGenerator(seed: 3)
    let logits = Tensor.normal([7, 5], standardDeviation: 3, using: &generator)
    #expect((softmax(logits).sumOfColumns() - 1).norm < 16 * .ulpOfOne)
    let dz = softmaxCrossEntropy(logits, [0, 1, 2, 3, 4, 0, 1]).backward()
    #expect(dz.sumOfColumns().norm < 16 * .ulpOfOne)
  }

  @Test("adding a number to a row changes neither softmax nor loss")
  func shift() {
    let logits = Tensor([[1, 2, 3], [4, 0, -1]])
    let shifted = Tensor([[513, 514, 515], [-252, -256, -257]])
    #expect((softmax(logits) - softmax(shifted)).norm < 4 * .ulpOfOne)
    let difference =
      softmaxCrossEntropy(logits, [0, 1]).loss - softmaxCrossEntropy(shifted, [0, 1]).loss
    #expect(abs(difference) < 512 * .ulpOfOne)
  }

  @Test("logits of ±1,000 give finite losses, exactly 0 and 2,000")
  func extremes() {
    let logits = Tensor([[1000, -1000]])
    #expect(softmaxCrossEntropy(logits, [0]).loss == 0)
    #expect(softmaxCrossEntropy(logits, [1]).loss == 2000)
    #expect(softmaxCrossEntropy(logits, [1]).backward() == Tensor([[1, -1]]))
  }

  @Test("a NaN logit is a NaN loss")
  func notANumber() { #expect(softmaxCrossEntropy(Tensor([[.nan, 1]]), [1]).loss.isNaN) }

  @Test("a label outside the classes stops the program and is named")
  func labels() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = softmaxCrossEntropy(.zeros([2, 3]), [0, 3])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("logits of shape [2, 3]"))
    #expect(message.contains("from 0 to 3"))
  }
}
