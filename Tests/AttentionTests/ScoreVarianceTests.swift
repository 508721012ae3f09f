import Attention
import Tensors
import Testing

@Suite("Attention: why the scores are divided by √d")
struct ScoreVarianceTests {
  @Test(
    "a product of d random numbers with d others has the variance d; divided by √d, 1",
    arguments: [4, 64, 256])
  func variance(width: Int) {
    var generator = SeededGenerator(seed: 40)
    let q = Tensor.normal([1_000, width], using: &generator)
    let k = Tensor.normal([1_000, width], using: &generator)
    let scores = q.matmul(k.transposed)
    func variance(_ x: Tensor) -> Scalar { x.dot(x) / Scalar(x.count) }
    #expect(abs(variance(scores) / Scalar(width) - 1) < 0.1)
    #expect(abs(variance(scores / Scalar(width).squareRoot()) - 1) < 0.1)
  }

  @Test("the scores are divided by √d: the logarithms of the weights of two keys tell")
  func scale() {
    var generator = SeededGenerator(seed: 41)
    let q = Tensor.normal([1, 1, 64], using: &generator)
    let k = Tensor.normal([1, 2, 64], using: &generator)
    let weights = attention(q, k, k).weights.reshaped([1, 2])
    let scores = q.reshaped([1, 64]).matmul(k.reshaped([2, 64]).transposed) / 8
    let difference = log(weights)[0, 0] - log(weights)[0, 1]
    #expect(abs(difference - (scores[0, 0] - scores[0, 1])) < 64 * .ulpOfOne)
  }
}
