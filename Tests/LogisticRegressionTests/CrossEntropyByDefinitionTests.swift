import Foundation
import GradientChecking
import LogisticRegression
import Tensors
import Testing

@Suite("The cross-entropies as printed, from probabilities")
struct CrossEntropyByDefinitionTests {
  @Test("a probability of ½ costs ln 2 and has slopes of 2 over N")
  func byHand() {
    let (loss, backward) = binaryCrossEntropyByDefinition(Tensor([0.5, 0.5]), Tensor([1, 0]))
    #expect(abs(loss - log(2)) <= .ulpOfOne)
    #expect(backward() == Tensor([-1, 1]))
  }

  @Test("of K classes only the true one's probability counts: ¼ costs ln 4")
  func categoricalByHand() {
    let (loss, backward) = crossEntropyByDefinition(Tensor([0.5, 0.25, 0.25]), Tensor([0, 1, 0]))
    #expect(abs(loss - log(4)) <= 2 * .ulpOfOne)
    #expect(backward() == Tensor([0, -4, 0]))
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(count: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let p = Tensor.uniform([count], from: 0.2, to: 0.8, using: &generator)
      let y = Tensor.uniform([count], using: &generator)
      report.check(lossAt: p) { binaryCrossEntropyByDefinition($0, y) }
      report.check(lossAt: p) { crossEntropyByDefinition($0, y) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 2 * count)
  }

  @Test("the mean of the examples' cross-entropies is that of the batch from logits")
  func batched() {
    var generator = SeededGenerator(seed: 2)
    let logits = Tensor.normal([5, 3], using: &generator)
    let labels = [2, 0, 1, 1, 2]
    let p = softmax(logits)
    let costs = labels.indices.map { n in
      var y = Tensor.zeros([3])
      y[labels[n]] = 1
      return crossEntropyByDefinition(p.rows(n..<(n + 1)).reshaped([3]), y).loss
    }
    #expect(abs(softmaxCrossEntropy(logits, labels).loss - Tensor(costs).mean()) < 16 * .ulpOfOne)
  }

  @Test("a certainty that is right costs NaN, one that is wrong ∞: hence the loss from logits")
  func extremes() {
    #expect(binaryCrossEntropyByDefinition(Tensor([1]), Tensor([1])).loss.isNaN)
    #expect(binaryCrossEntropyByDefinition(Tensor([1]), Tensor([0])).loss == .infinity)
    #expect(crossEntropyByDefinition(Tensor([1, 0]), Tensor([1, 0])).loss.isNaN)
    let rounded = sigmoid(Tensor([40]))
    #expect(rounded == Tensor([1]))
    #expect(!binaryCrossEntropyByDefinition(rounded, Tensor([0])).loss.isFinite)
    #expect(binaryCrossEntropy(Tensor([40]), Tensor([0])).loss == 40)
  }

  @Test("shapes that differ stop the program and are named")
  func shapes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = crossEntropyByDefinition(.zeros([3]), .zeros([2]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("probabilities of shape [3], targets of shape [2]"))
  }
}
