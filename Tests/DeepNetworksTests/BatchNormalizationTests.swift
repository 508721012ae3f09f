import DeepNetworks
import GradientChecking
import Tensors
import Testing

@Suite("Batch normalisation: y = γ (x − μ)/√(v + ε) + β")
struct BatchNormalizationTests {
  let exact: Scalar = 64 * .ulpOfOne

  private func layer(
    _ features: Int, using generator: inout SeededGenerator
  ) -> BatchNormalization {
    var layer = BatchNormalization(features: features)
    layer.scale = .normal([features], mean: 1.5, using: &generator)
    layer.shift = .normal([features], mean: 0.5, using: &generator)
    return layer
  }

  @Test("0, 0, 4, 4 has mean 2 and variance 4: it becomes −1, −1, 1, 1, then 2·x̂ + 1")
  func byHand() {
    var layer = BatchNormalization(features: 1, epsilon: .leastNormalMagnitude)
    layer.scale = Tensor([2])
    layer.shift = Tensor([1])
    let x = Tensor([[0], [0], [4], [4]])
    #expect(layer.forward(x).y == Tensor([[-1], [-1], [3], [3]]))
  }

  @Test("backward by hand: of dy = 1, 0, 0, 0 the mean and the part along x̂ are taken away")
  func backwardByHand() {
    var layer = BatchNormalization(features: 1, epsilon: .leastNormalMagnitude)
    layer.scale = Tensor([2])
    let (_, backward) = layer.forward(Tensor([[0], [0], [4], [4]]))
    // x̂ = −1, −1, 1, 1 and σ = 2; dβ = 1, dγ = −1; dx = 2/2 · (dy − ¼ + ¼ x̂).
    let (dx, gradient) = backward(Tensor([[1], [0], [0], [0]]))
    #expect(dx == Tensor([[0.5], [-0.5], [0], [0]]))
    #expect(gradient.scale == Tensor([-1]))
    #expect(gradient.shift == Tensor([1]))
  }

  @Test("the layer agrees with the literal loops", arguments: [2, 5, 13])
  func definition(batch: Int) {
    var generator = SeededGenerator(seed: 1)
    var layer = layer(3, using: &generator)
    let x = Tensor.normal([batch, 3], mean: 2, standardDeviation: 3, using: &generator)
    let expected = batchNormalizationByDefinition(x, scale: layer.scale, shift: layer.shift)
    #expect((layer.forward(x).y - expected).norm < exact * expected.norm)
  }

  @Test("dx, dγ and dβ agree with central differences", arguments: [3, 5, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let x = Tensor.normal([batch, 4], mean: 2, using: &generator)
      report.check(layer(4, using: &generator), at: x, using: &generator) { layer, x in
        var layer = layer
        return layer.forward(x)
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == batch * 4 + 4 + 4)
  }

  @Test("dx sums to 0 over the batch, and so does dx · x̂")
  func law() {
    var generator = SeededGenerator(seed: 3)
    var layer = BatchNormalization(features: 4, epsilon: .leastNormalMagnitude)
    layer.scale = .normal([4], mean: 1.5, using: &generator)
    let x = Tensor.normal([9, 4], using: &generator)
    let (y, backward) = layer.forward(x)
    let dx = backward(.normal([9, 4], using: &generator)).dx
    #expect(dx.sumOfRows().norm < exact * dx.norm)
    #expect((dx * (y / layer.scale)).sumOfRows().norm < exact * dx.norm)
  }

  @Test("shifting or stretching a feature changes nothing")
  func invariance() {
    var generator = SeededGenerator(seed: 4)
    var layer = BatchNormalization(features: 3, epsilon: .leastNormalMagnitude)
    let x = Tensor.normal([8, 3], using: &generator)
    let y = layer.forward(x).y
    let moved = layer.forward(x * Tensor([2, 0.5, 30]) + Tensor([1, -2, 7])).y
    #expect((moved - y).norm < 4 * exact * y.norm)
  }

  @Test("the output has the mean β and the variance γ², features far from 0 too")
  func moments() {
    var generator = SeededGenerator(seed: 5)
    var layer = BatchNormalization(features: 2, epsilon: .leastNormalMagnitude)
    layer.scale = Tensor([3, 0.5])
    layer.shift = Tensor([-1, 4])
    let y = layer.forward(.normal([50, 2], mean: 100, using: &generator)).y
    let centred = y - y.meanOfRows()
    let tolerance = 100 * exact  // the features lie 100 deviations from 0
    #expect((y.meanOfRows() - layer.shift).norm < tolerance)
    #expect(((centred * centred).meanOfRows() - Tensor([9, 0.25])).norm < tolerance)
  }

  @Test("a constant feature gives β, and finite gradients")
  func constant() {
    var layer = BatchNormalization(features: 1)
    layer.shift = Tensor([2])
    let (y, backward) = layer.forward(Tensor([[7], [7], [7]]))
    #expect(y == Tensor([[2], [2], [2]]))
    let (dx, gradient) = backward(Tensor([[1], [2], [6]]))
    #expect(dx.norm.isFinite)
    #expect(gradient.scale == Tensor([0]))
    #expect(gradient.shift == Tensor([9]))
  }

  @Test("NaN in, NaN out: in its own feature and in no other")
  func notANumber() {
    var layer = BatchNormalization(features: 2)
    let y = layer.forward(Tensor([[.nan, 1], [2, 3], [4, 5]])).y
    for i in 0..<3 {
      #expect(y[i, 0].isNaN)
      #expect(y[i, 1].isFinite)
    }
    #expect(layer.runningMean[0].isNaN)
  }
}
