import GradientChecking
import LinearRegression
import Tensors
import Testing

@Suite("Linear model: ŷ = x · W + b")
struct LinearModelTests {
  let model = LinearModel(weights: Tensor([[1, 2], [3, -1]]), bias: Tensor([10, 20]))

  @Test("θ₀ + θ₁x₁ + θ₂x₂, worked by hand")
  func definition() {
    #expect(predictionByDefinition(Tensor([10, 2, -3]), Tensor([4, 5])) == 3)
    #expect(predictionByDefinition(Tensor([10]), Tensor([])) == 10)
  }

  @Test("forward is worked by hand")
  func byHand() {
    #expect(model.forward(Tensor([[1, -1], [2, 0]])).y == Tensor([[8, 23], [12, 24]]))
  }

  @Test("backward is worked by hand: dx = dy · Wᵀ, dW = xᵀ · dy, db = Σ dy")
  func backwardByHand() {
    let (_, backward) = model.forward(Tensor([[1, -1], [2, 0]]))
    let (dx, gradient) = backward(Tensor([[1, 2], [0, -1]]))
    #expect(dx == Tensor([[5, 1], [-2, 1]]))
    #expect(gradient.weights == Tensor([[1, 0], [-1, -2]]))
    #expect(gradient.bias == Tensor([1, 1]))
  }

  @Test("the batch equals the definition, example by example", arguments: [1, 3, 7])
  func batched(batch: Int) {
    var generator = SeededGenerator(seed: 3)
    let theta = Tensor.normal([6], using: &generator)
    let x = Tensor.normal([batch, 5], using: &generator)
    let predictions = LinearModel(theta: theta).forward(x).y
    #expect(predictions.shape == [batch, 1])
    for n in 0..<batch {
      let expected = predictionByDefinition(theta, x.rows(n..<(n + 1)).reshaped([5]))
      #expect(abs(predictions[n, 0] - expected) < 64 * .ulpOfOne)
    }
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let model = LinearModel(
        weights: .normal([5, 3], using: &generator), bias: .normal([3], using: &generator))
      let x = Tensor.normal([batch, 5], using: &generator)
      report.check(model, at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == batch * 5 + 15 + 3)
  }

  @Test("the loss's gradient agrees with central differences", arguments: [1, 3, 7])
  func lossGradient(batch: Int) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let model = LinearModel(
        weights: .normal([4, 2], using: &generator), bias: .normal([2], using: &generator))
      let x = Tensor.normal([batch, 4], using: &generator)
      let y = Tensor.normal([batch, 2], using: &generator)
      let gradient = model.lossAndGradient(x, y).gradient
      report.compare(gradient, at: model) { $0.lossAndGradient(x, y).loss }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("without bias the map is linear in x and in W, and backward is its adjoint")
  func adjoint() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([7, 5], using: &generator)
    let dy = Tensor.normal([7, 3], using: &generator)
    let weights = Tensor.normal([5, 3], using: &generator)
    func model(_ weights: Tensor) -> LinearModel {
      LinearModel(weights: weights, bias: .zeros([3]))
    }
    let inInput = adjointError(x: x, y: dy) {
      model(weights).forward($0).y
    } adjoint: {
      model(weights).forward(x).backward($0).dx
    }
    let inWeights = adjointError(x: weights, y: dy) {
      model($0).forward(x).y
    } adjoint: {
      model(weights).forward(x).backward($0).gradient.weights
    }
    #expect(inInput < 8 * .ulpOfOne)
    #expect(inWeights < 8 * .ulpOfOne)
  }

  @Test("an empty batch gives no predictions and a gradient of zero")
  func emptyBatch() {
    let (y, backward) = model.forward(.zeros([0, 2]))
    #expect(y.shape == [0, 2])
    let (dx, gradient) = backward(.zeros([0, 2]))
    #expect(dx.shape == [0, 2])
    #expect(gradient.weights == .zeros([2, 2]))
    #expect(gradient.bias == .zeros([2]))
  }

  @Test("a NaN stays in its own example")
  func notANumber() {
    let y = model.forward(Tensor([[.nan, 1], [1000, -1000]])).y
    #expect(y[0, 0].isNaN && y[0, 1].isNaN)
    #expect(y.rows(1..<2) == Tensor([[-1990, 3020]]))
  }

  @Test("a batch of the wrong width stops the program and names both shapes")
  func width() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LinearModel(theta: Tensor([1, 2, 3])).forward(.zeros([4, 5]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("matmul: shapes [4, 5] and [2, 1]"))
  }

  @Test("a bias that does not fit the weights stops the program")
  func bias() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LinearModel(weights: .zeros([2, 3]), bias: .zeros([2]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("weights of shape [2, 3] and a bias of shape [2]"))
  }
}
