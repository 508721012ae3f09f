import DeepNetworks
import Learning
import LinearRegression
import Tensors
import Testing

@Suite("Running statistics: r ← 0.9 · r + 0.1 · statistic of the batch")
struct RunningStatisticsTests {
  let exact: Scalar = 64 * .ulpOfOne

  @Test("one batch 1, 2, 3, 4 moves the mean from 0 to 0.25 and the variance from 1 to 16/15")
  func byHand() {
    var layer = BatchNormalization(features: 1)
    _ = layer.forward(Tensor([[1], [2], [3], [4]]))
    #expect(abs(layer.runningMean[0] - 0.25) < exact)
    #expect(abs(layer.runningVariance[0] - 16 / 15) < exact)
  }

  @Test("after many batches they are those of the data")
  func limit() {
    var generator = SeededGenerator(seed: 1)
    var layer = BatchNormalization(features: 2, momentum: 0.02)
    for _ in 0..<500 {
      let x = Tensor.normal([32, 2], using: &generator) * Tensor([2, 0.5]) + Tensor([5, -3])
      _ = layer.forward(x)
    }
    #expect((layer.runningMean - Tensor([5, -3])).norm < 0.2)
    #expect((layer.runningVariance - Tensor([4, 0.25])).norm < 0.4)
  }

  @Test("evaluation uses them, moves nothing, and takes one example as well as many")
  func evaluation() {
    var layer = BatchNormalization(features: 1, epsilon: .leastNormalMagnitude)
    layer.scale = Tensor([3])
    layer.shift = Tensor([1])
    // From mean 0 and variance 1 no batch was seen: y = 3x + 1.
    #expect(layer.evaluate(Tensor([[2]])) == Tensor([[7]]))
    _ = layer.forward(Tensor([[1], [2], [3], [4]]))
    let before = (layer.runningMean, layer.runningVariance)
    let all = layer.evaluate(Tensor([[2], [9], [-1]]))
    #expect(layer.evaluate(Tensor([[9]])) == all.rows(1..<2))
    #expect((layer.runningMean, layer.runningVariance) == before)
    #expect(layer.evaluate(.zeros([0, 1])).shape == [0, 1])
  }

  @Test("in training an answer depends on its neighbours")
  func neighbours() {
    var layer = BatchNormalization(features: 1)
    let first = layer.forward(Tensor([[1], [2]])).y[0, 0]
    let second = layer.forward(Tensor([[1], [-2]])).y[0, 0]
    #expect(first < 0 && second > 0)
  }

  @Test("they are no parameters, and an update moves γ and β only")
  func noParameters() {
    var layer = BatchNormalization(features: 2)
    #expect(layer.parameterCount == 4)
    let (_, backward) = layer.forward(Tensor([[1, 2], [3, 5], [4, 4]]))
    let gradient = backward(Tensor([[1, 0], [0, 2], [1, 1]])).gradient
    #expect(gradient.runningMean == layer.runningMean)
    #expect(gradient.epsilon == layer.epsilon && gradient.momentum == layer.momentum)
    let before = (layer.runningMean, layer.runningVariance)
    Optimizer(GradientDescent(rate: 0.5), for: layer)(&layer, gradient)
    #expect((layer.runningMean, layer.runningVariance) == before)
    #expect(layer.shift == Tensor([-1, -1.5]))
  }

  @Test("a batch of one stops the program and says why")
  func batchOfOne() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var layer = BatchNormalization(features: 2)
      _ = layer.forward(Tensor([[1, 2]]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("a batch of 1 in training; statistics need at least 2 examples"))
  }

  @Test("a batch of the wrong width stops the program and names both shapes")
  func width() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var layer = BatchNormalization(features: 2)
      _ = layer.forward(.zeros([4, 3]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("a batch of shape [4, 3]; expected [N, 2]"))
  }
}
