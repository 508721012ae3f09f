import Foundation
import LinearRegression
import LogisticRegression
import Neurons
import Tensors
import Testing

@Suite("The articles' worked numbers")
struct WorkedNumbersTests {
  private let prices = Tensor([200, 250, 300, 350])
  private let predictions = Tensor([210, 260, 290, 340])

  @Test("four houses, each off by 10: the squared error is 100, not 25; the absolute one 10")
  func houses() {
    #expect(meanSquaredError(predictions, prices).loss == 100)
    #expect(meanAbsoluteError(predictions, prices).loss == 10)
    #expect(huberLoss(predictions, prices, delta: 1).loss == 9.5)
  }

  @Test("one house off by 100: squares grow 26-fold, absolute values 3-fold")
  func outlier() {
    let wild = Tensor([210, 260, 290, 250])
    #expect(meanSquaredError(wild, prices).loss == 2575)
    #expect(meanAbsoluteError(wild, prices).loss == 32.5)
    #expect(huberLoss(wild, prices, delta: 1).loss == 32)
  }

  @Test("spam with probability 0.8 costs 0.223 nats")
  func spam() {
    let p = Tensor([[0.2, 0.8]])
    let loss = softmaxCrossEntropy(log(p), [1]).loss
    #expect((loss * 1000).rounded() == 223)
    #expect(abs(klDivergence(of: Tensor([[0, 1]]), from: p).loss - loss) < 4 * .ulpOfOne)
  }
}
