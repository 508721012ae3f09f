#if !SinglePrecision
  import Attention
  import Foundation
  import LogisticRegression
  import Regularization
  import Tensors
  import Testing

  @Suite("Errata of article 003: attention")
  struct AttentionErrataTests {
    let q = Tensor([[1, 0], [0, 2], [1, 1]])
    let k = Tensor([[1, 2], [3, -1]])
    let v = Tensor([[1, 0, 2], [0, 1, -1]])

    private func batch(_ x: Tensor) -> Tensor { x.reshaped([1] + x.shape) }

    /// What comes out when the weights are made of the scores q · kᵀ in some way.
    private func output(_ weights: (_ scores: Tensor) -> Tensor) -> Tensor {
      weights(q.matmul(k.transposed)).matmul(v)
    }

    @Test("E003-13: softmax is no soft threshold: it makes nothing 0, and its sum is 1")
    func softThreshold() {
      let x = Tensor([[2, 1, -0.5]])
      let right = Tensor([[0.6896720861245036, 0.25371618163502524, 0.05661173224047129]])
      #expect(isClose(softmax(x), right))
      #expect(softThreshold(x, by: 1) == Tensor([[1, 0, 0]]))
    }

    @Test("E003-14: the formula is one of matrices, and the softmax is taken along each row")
    func rows() {
      let weights = Tensor([
        [0.19557031749304313, 0.8044296825069569], [0.9858339641233116, 0.014166035876688408],
        [0.6697615493266569, 0.3302384506733431],
      ])
      let y = Tensor([
        [0.19557031749304313, 0.8044296825069569, -0.41328904752087064],
        [0.9858339641233116, 0.014166035876688408, 1.9575018923699348],
        [0.6697615493266569, 0.3302384506733431, 1.0092846479799706],
      ])
      let found = attention(batch(q), batch(k), batch(v))
      #expect(isClose(found.weights, weights.reshaped([1, 1, 3, 2])))
      #expect(isClose(found.y, batch(y)))
      #expect(isClose(attentionByDefinition(q, k, v).y, y))
    }

    @Test("E003-14: down the columns or over all entries, unscaled or by √dv it is something else")
    func otherReadings() {
      let root = Scalar(2).squareRoot()
      let columns = output { softmax(($0 / root).transposed.tensor).transposed.tensor }
      let columnValues = Tensor([
        [0.07431963111601946, 0.6569387679719837, -0.5082995057399448],
        [0.6199851180450061, 0.019145293377269227, 1.2208249427127429],
        [0.3056952508389745, 0.3239159386507471, 0.28747456302720187],
      ])
      #expect(isClose(columns, columnValues))
      let all = output { softmax(($0 / root).reshaped([1, 6])).reshaped([3, 2]) }
      let allValues = Tensor([
        [0.05071859704459297, 0.2086182885050107, -0.10718109441582477],
        [0.4231018763626669, 0.006079803068438421, 0.8401239496568953],
        [0.2086182885050107, 0.10286314651428022, 0.3143734304957412],
      ])
      #expect(isClose(all, allValues))
      let unscaled = Tensor([
        [0.11920292202211755, 0.8807970779778823, -0.6423912339336473],
        [0.9975273768433653, 0.0024726231566347748, 1.992582130530096],
        [0.7310585786300049, 0.2689414213699951, 1.1931757358900148],
      ])
      #expect(isClose(output { softmax($0) }, unscaled))
      let byValueWidth = Tensor([
        [0.23963155814197934, 0.7603684418580207, -0.281105325574062],
        [0.9696489096705757, 0.030351090329424367, 1.908946729011727],
        [0.6404574756806275, 0.3595425243193725, 0.9213724270418825],
      ])
      #expect(isClose(output { softmax($0 / Scalar(3).squareRoot()) }, byValueWidth))
    }

    @Test("E003-14: the way back, which the article leaves out")
    func gradients() {
      let dy = Tensor([[1, 2, 3], [-1, 0.5, 0], [0.2, -0.3, 0.4]])
      let dqRight = Tensor([
        [-1.779901679287772, 2.6698525189316586], [0.02962500079718046, -0.044437501195770696],
        [-0.5317552282533754, 0.797632842380063],
      ])
      let dkRight = Tensor([
        [1.1558284537705739, 0.23625261332950723], [-1.1558284537705739, -0.23625261332950723],
      ])
      let dvRight = Tensor([
        [-0.6563113367649371, 0.683129152249745, 0.8546155722097922],
        [0.8563113367649371, 1.516870847750255, 2.545384427790208],
      ])
      let plain = attention(batch(q), batch(k), batch(v)).backward(batch(dy))
      let streaming = streamingAttention(batch(q), batch(k), batch(v)).backward(batch(dy))
      for (dq, dk, dv) in [plain, streaming] {
        #expect(isClose(dq, batch(dqRight)))
        #expect(isClose(dk, batch(dkRight)))
        #expect(isClose(dv, batch(dvRight)))
      }
    }

    @Test(
      "E003-32: scores of 1,000 and 1,001 by formula are ∞/∞; with the largest taken out, numbers")
    func overflowingScores() {
      let powers = [1_000, 1_001].map { exp(Scalar($0)) }
      #expect((powers[0] / (powers[0] + powers[1])).isNaN)
      let (q, k) = (Tensor([[1_000]]), Tensor([[1], [1.001]]))
      let weights = attention(batch(q), batch(k), batch(k)).weights.reshaped([2])
      #expect(isClose(weights, Tensor([0.2689414213699951, 0.7310585786300049])))
    }
  }
#endif
