import Foundation
import LanguageModel
import Tensors
import Testing

@Suite("p(b | a) = (count(a, b) + 1) / (count(a) + V), and e^L")
struct BigramModelTests {
  @Test("counts of a text of six tokens, worked by hand")
  func byHand() {
    let model = BigramModel(of: [0, 1, 0, 1, 1, 0], vocabulary: 2)
    // 0 → 1 twice; 1 → 0 twice, 1 → 1 once; each and one more.
    let expected = Tensor([[0.25, 0.75], [0.6, 0.4]])
    #expect(agree(model.probabilities, expected))
    let loss = -(log(Scalar(0.75)) + log(Scalar(0.4))) / 2
    #expect(abs(model.loss(of: [0, 1, 1]) - loss) < 8 * .ulpOfOne)
  }

  @Test("the letter before is the row: what a follows is not what follows a")
  func order() {
    let model = BigramModel(of: [0, 1, 1, 2], vocabulary: 3)
    let thirds = Tensor(repeating: 1 / Scalar(3), shape: [1, 3])
    let expected = Tensor.concatenating(
      [Tensor([[0.25, 0.5, 0.25], [0.2, 0.4, 0.4]]), thirds], along: 0)
    #expect(agree(model.probabilities, expected))
  }

  @Test("rows add up to 1, and without a text the loss is ln V")
  func uniform() {
    let model = BigramModel(of: [], vocabulary: 7)
    #expect(agree(model.probabilities.sumOfColumns(), Tensor(repeating: 1, shape: [7])))
    #expect(abs(model.loss(of: [3, 0, 6, 6]) - log(Scalar(7))) < 8 * .ulpOfOne)
    #expect(abs(perplexity(model.loss(of: [3, 0, 6, 6])) - 7) < 64 * .ulpOfOne)
  }

  @Test("a mean over tokens is not the mean of the batches' means")
  func uneven() {
    var mean = TokenMean()
    mean.add(1, tokens: 30)
    mean.add(4, tokens: 10)
    #expect(mean.mean == 1.75)  // and not 2.5
    #expect(TokenMean().mean.isNaN)
  }
}
