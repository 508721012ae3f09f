import Foundation
import GradientChecking
import LogisticRegression
import Neurons
import Tensors
import Testing

@Suite("KL divergence: L = 1/N · Σ p (ln p − ln q)")
struct KLDivergenceTests {
  private func distributions(
    _ n: Int, _ k: Int, using generator: inout SeededGenerator
  ) -> Tensor {
    softmax(.normal([n, k], using: &generator))
  }

  @Test("a fair coin from one that shows heads once in four: ½ ln(4/3)")
  func byHand() {
    let (loss, backward) = klDivergence(of: Tensor([[0.5, 0.5]]), from: Tensor([[0.25, 0.75]]))
    #expect(abs(loss - log(4.0 / 3.0) / 2) < 2 * .ulpOfOne)
    #expect((backward() - Tensor([[-2, -2.0 / 3]])).norm < 4 * .ulpOfOne)
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let p = distributions(batch, 5, using: &generator)
      let q = 0.05 + distributions(batch, 5, using: &generator)
      report.check(lossAt: q) { klDivergence(of: p, from: $0) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("it is 0 only for equal distributions, and the order matters")
  func law() {
    var generator = SeededGenerator(seed: 2)
    let p = distributions(20, 4, using: &generator)
    let q = distributions(20, 4, using: &generator)
    #expect(klDivergence(of: p, from: p).loss == 0)
    let (there, back) = (klDivergence(of: p, from: q).loss, klDivergence(of: q, from: p).loss)
    #expect(there > 0.1 && back > 0.1)
    #expect(abs(there - back) > 1e-3)
  }

  @Test("with one-hot targets it is the cross-entropy, and so is its gradient on the logits")
  func crossEntropy() {
    var generator = SeededGenerator(seed: 3)
    let logits = Tensor.normal([3, 4], using: &generator)
    let labels = [2, 0, 3]
    let targets = smoothedLabels(labels, classCount: 4, smoothing: 0)
    let (q, softmaxBackward) = Softmax().forward(logits)
    let (loss, backward) = klDivergence(of: targets, from: q)
    let (expected, expectedBackward) = softmaxCrossEntropy(logits, labels)
    #expect(abs(loss - expected) < 8 * .ulpOfOne)
    #expect((softmaxBackward(backward()) - expectedBackward()).norm < 16 * .ulpOfOne)
  }

  @Test("0 · ln 0 is 0; what p allows and q rules out costs infinitely much")
  func zeros() {
    let (loss, backward) = klDivergence(of: Tensor([[1, 0]]), from: Tensor([[1, 0]]))
    #expect(loss == 0)
    #expect(backward() == Tensor([[-1, 0]]))
    #expect(klDivergence(of: Tensor([[0.5, 0.5]]), from: Tensor([[1, 0]])).loss == .infinity)
    #expect(klDivergence(of: Tensor([[.nan, 1]]), from: Tensor([[0.5, 0.5]])).loss.isNaN)
  }

  @Test("different shapes stop the program and are named")
  func shapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = klDivergence(of: .zeros([1, 2]), from: .zeros([1, 3]))
    }
    expect(result, says: "distributions of shape [1, 2] and [1, 3]")
  }
}

@Suite("Label smoothing: p = (1 − ε) · onehot + ε / K")
struct LabelSmoothingTests {
  @Test("a fifth of the certainty is spread over all four classes")
  func byHand() {
    let p = smoothedLabels([2, 0], classCount: 4, smoothing: 0.2)
    let expected = Tensor([[0.05, 0.05, 0.85, 0.05], [0.85, 0.05, 0.05, 0.05]])
    #expect((p - expected).norm < 2 * .ulpOfOne)
    #expect((p.sumOfColumns() - 1).norm < 2 * .ulpOfOne)
  }

  @Test("the best logits are finite: at softmax = p the gradient vanishes")
  func bestLogits() {
    let p = smoothedLabels([1], classCount: 3)
    let (q, softmaxBackward) = Softmax().forward(log(p))
    let dz = softmaxBackward(klDivergence(of: p, from: q).backward())
    #expect(dz.norm < 4 * .ulpOfOne)
  }

  @Test("a label outside the classes stops the program and is named")
  func labels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = smoothedLabels([0, 3], classCount: 3)
    }
    expect(result, says: "labels from 0 to 3 for 3 classes")
  }
}
