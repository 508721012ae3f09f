import Foundation
import GradientChecking
import LogisticRegression
import Tensors
import Testing

@Suite("Binary cross-entropy: L = 1/N · Σ (max(z, 0) − zy + ln(1 + e^−|z|))")
struct BinaryCrossEntropyTests {
  @Test("a logit of 0 costs ln 2 whatever the class, and is pulled by a half over N")
  func byHand() {
    let (loss, backward) = binaryCrossEntropy(Tensor([0, 0]), Tensor([1, 0]))
    #expect(abs(loss - log(2)) <= .ulpOfOne)
    #expect(backward() == Tensor([-0.25, 0.25]))
  }

  @Test("a logit of ln 3, probability ¾, costs ln 4/3 or ln 4")
  func threeQuarters() {
    let z = Tensor([Scalar(log(3.0))])
    #expect(abs(binaryCrossEntropy(z, Tensor([1])).loss - Scalar(log(4 / 3.0))) < 4 * .ulpOfOne)
    #expect(abs(binaryCrossEntropy(z, Tensor([0])).loss - Scalar(log(4.0))) < 4 * .ulpOfOne)
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let logits = Tensor.normal([batch, 5], standardDeviation: 2, using: &generator)
      let targets = Tensor.uniform([batch, 5], using: &generator).map { $0 < 0.5 ? 0 : 1 }
      report.check(lossAt: logits) { binaryCrossEntropy($0, targets) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("targets between 0 and 1 have gradients, too, and cost least where σ(z) = y")
  func softTargets() {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let logits = Tensor.normal([6], using: &generator)
      let targets = Tensor.uniform([6], using: &generator)
      report.check(lossAt: logits) { binaryCrossEntropy($0, targets) }
    }
    #expect(report.passes, "\(report)")
    #expect(binaryCrossEntropy(Tensor([0]), Tensor([0.5])).backward() == Tensor([0]))
  }

  @Test("it is the printed formula of p = σ(z), value and gradient by the chain rule")
  func definition() {
    var generator = SeededGenerator(seed: 3)
    let logits = Tensor.normal([9], standardDeviation: 2, using: &generator)
    let targets = Tensor([0, 1, 1, 0, 1, 0, 0, 1, 1])
    let (p, sigmoidBackward) = Sigmoid().forward(logits)
    let (printed, printedBackward) = binaryCrossEntropyByDefinition(p, targets)
    let (loss, backward) = binaryCrossEntropy(logits, targets)
    #expect(abs(loss - printed) < 16 * .ulpOfOne)
    #expect((backward() - sigmoidBackward(printedBackward())).norm < 16 * .ulpOfOne)
  }

  @Test("it is the softmax cross-entropy of the logits 0 and z")
  func twoClasses() {
    let binary = binaryCrossEntropy(Tensor([1.5, -2, 0.25]), Tensor([1, 1, 0]))
    let two = softmaxCrossEntropy(Tensor([[0, 1.5], [0, -2], [0, 0.25]]), [1, 1, 0])
    #expect(abs(binary.loss - two.loss) < 4 * .ulpOfOne)
    let secondColumn = two.backward().transposed.tensor.rows(1..<2).reshaped([3])
    #expect((binary.backward() - secondColumn).norm < 4 * .ulpOfOne)
  }

  @Test("exchanging the classes changes the sign of the logit and nothing else")
  func symmetry() {
    let z = Tensor([3, -0.5, 40])
    let y = Tensor([1, 0, 0.25])
    #expect(binaryCrossEntropy(z, y).loss == binaryCrossEntropy(-z, 1 - y).loss)
  }

  @Test("logits of ±1,000 cost exactly 0 and 1,000")
  func extremes() {
    #expect(binaryCrossEntropy(Tensor([1000]), Tensor([1])).loss == 0)
    #expect(binaryCrossEntropy(Tensor([-1000]), Tensor([0])).loss == 0)
    #expect(binaryCrossEntropy(Tensor([-1000]), Tensor([1])).loss == 1000)
    let (loss, backward) = binaryCrossEntropy(Tensor([1000, 1000]), Tensor([0, 1]))
    #expect(loss == 500)
    #expect(backward() == Tensor([0.5, 0]))
  }

  @Test("a sure and right logit costs what is left, e^−z, not a rounded 0")
  func smallCosts() {
    let loss = binaryCrossEntropy(Tensor([50]), Tensor([1])).loss
    #expect(abs(loss - exp(-50)) <= 2 * .ulpOfOne * loss)
    #expect(loss > 0)
  }

  @Test("a NaN logit is a NaN loss")
  func notANumber() {
    #expect(binaryCrossEntropy(Tensor([.nan, 1]), Tensor([0, 1])).loss.isNaN)
  }

  @Test("shapes that differ stop the program and are named")
  func shapes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = binaryCrossEntropy(.zeros([3, 1]), .zeros([3]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("logits of shape [3, 1], targets of shape [3]"))
  }

  @Test("an empty batch has no mean and stops the program")
  func empty() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = binaryCrossEntropy(.zeros([0]), .zeros([0]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("expected one shape, not empty"))
  }

  @Test("a target of −1, as some write the classes, stops the program and is named")
  func signedTargets() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = binaryCrossEntropy(.zeros([2]), Tensor([1, -1]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("a target -1.0; expected 0 to 1"))
  }
}
