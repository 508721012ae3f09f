import Foundation
import GradientChecking
import LogisticRegression
import Tensors
import Testing

@Suite("Softmax: pᵢ = e^zᵢ / Σ e^zⱼ")
struct SoftmaxTests {
  @Test("the logits 0 and ln 3 have the probabilities ¼ and ¾")
  func byHand() {
    let (p, backward) = Softmax().forward(Tensor([[0, Scalar(log(3.0))]]))
    #expect((p - Tensor([0.25, 0.75])).norm <= .ulpOfOne)
    // The mean of dp is ¼ · 8 + ¾ · 0 = 2, so dz = (¼ · (8 − 2), ¾ · (0 − 2)).
    #expect((backward(Tensor([[8, 0]])) - Tensor([1.5, -1.5])).norm <= 8 * .ulpOfOne)
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let z = Tensor.normal([batch, 5], standardDeviation: 2, using: &generator)
      report.check(at: z, using: &generator) { Softmax().forward($0) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("row by row it is the printed formula")
  func definition() {
    var generator = SeededGenerator(seed: 2)
    let z = Tensor.normal([4, 6], standardDeviation: 3, using: &generator)
    let p = Softmax().forward(z).y
    for n in 0..<4 {
      let row = softmaxByDefinition(z.rows(n..<(n + 1)).reshaped([6]))
      #expect((p.rows(n..<(n + 1)).reshaped([6]) - row).norm < 4 * .ulpOfOne)
    }
  }

  @Test("followed by the printed cross-entropy, the way back is p − y")
  func withCrossEntropy() {
    let (p, backward) = Softmax().forward(Tensor([[1, -2, 0.5]]))
    let y = Tensor([0, 0, 1])
    let dp = crossEntropyByDefinition(p.reshaped([3]), y).backward().reshaped([1, 3])
    #expect((backward(dp) - (p - y)).norm < 4 * .ulpOfOne)
  }

  @Test("the Jacobian is symmetric, so that the way back is its own adjoint")
  func symmetry() {
    var generator = SeededGenerator(seed: 3)
    let z = Tensor.normal([3, 4], using: &generator)
    let u = Tensor.normal([3, 4], using: &generator)
    let v = Tensor.normal([3, 4], using: &generator)
    let backward = Softmax().forward(z).backward
    #expect(adjointError(x: u, y: v, map: backward, adjoint: backward) < 8 * .ulpOfOne)
  }

  @Test("no dp moves all logits of a row together: the rows of dz sum to 0")
  func rowSums() {
    var generator = SeededGenerator(seed: 4)
    let z = Tensor.normal([5, 3], using: &generator)
    let dz = Softmax().forward(z).backward(Tensor.normal([5, 3], using: &generator))
    #expect(dz.sumOfColumns().norm < 8 * .ulpOfOne)
  }

  @Test("at ±1,000 it is 1 and 0 with slope 0, where the printed formula is NaN")
  func extremes() {
    let (p, backward) = Softmax().forward(Tensor([[1000, -1000]]))
    #expect(p == Tensor([[1, 0]]))
    #expect(backward(Tensor([[3, 5]])) == Tensor([[0, 0]]))
    #expect(softmaxByDefinition(Tensor([1000, -1000]))[0].isNaN)
  }

  @Test("an empty batch stays empty, a NaN makes its own row NaN")
  func emptyAndNaN() {
    #expect(Softmax().forward(.zeros([0, 3])).y.shape == [0, 3])
    let p = Softmax().forward(Tensor([[.nan, 0], [0, 0]])).y
    #expect(p[0, 0].isNaN && p[0, 1].isNaN)
    #expect(p[1, 0] == 0.5)
  }

  @Test("logits without rows stop the program")
  func rank() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Softmax().forward(.zeros([3]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("softmax: expected [N, K], found shape [3]"))
  }
}
