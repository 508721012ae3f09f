import Backpropagation
import GradientChecking
import Tensors
import Testing

@Suite("Dense: y = x · W + b")
struct DenseTests {
  let layer = Dense(weights: Tensor([[1, 2, 3], [4, 5, 6]]), bias: Tensor([10, 20, 30]))

  @Test("forward is the affine map worked by hand")
  func byHand() {
    #expect(layer.forward(Tensor([[1, -1], [2, 0]])).y == Tensor([[7, 17, 27], [12, 24, 36]]))
  }

  @Test("backward is worked by hand: dx = dy · Wᵀ, dW = xᵀ · dy, db = Σ dy")
  func backwardByHand() {
    let (_, backward) = layer.forward(Tensor([[1, -1], [2, 0]]))
    let (dx, gradient) = backward(Tensor([[1, 0, -1], [2, 1, 0]]))
    #expect(dx == Tensor([[-2, -2], [4, 13]]))
    #expect(gradient.weights == Tensor([[5, 2, -1], [-1, 0, 1]]))
    #expect(gradient.bias == Tensor([3, 1, -1]))
    let (y, ofData) = layer.forward(data: Tensor([[1, -1], [2, 0]]))
    #expect(y == layer.forward(Tensor([[1, -1], [2, 0]])).y)
    #expect(ofData(Tensor([[1, 0, -1], [2, 1, 0]])).weights == gradient.weights)
    #expect(ofData(Tensor([[1, 0, -1], [2, 1, 0]])).bias == gradient.bias)
  }

  @Test("backward agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let layer = Dense(inputs: 5, outputs: 3, using: &generator)
      let x = Tensor.normal([batch, 5], using: &generator)
      report.check(layer, at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == batch * 5 + 15 + 3)
  }

  @Test("without bias the map is linear in x and in W, and backward is its adjoint")
  func adjoint() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([7, 5], using: &generator)
    let dy = Tensor.normal([7, 3], using: &generator)
    let weights = Tensor.normal([5, 3], using: &generator)
    func dense(_ weights: Tensor) -> Dense { Dense(weights: weights, bias: .zeros([3])) }
    let inInput = adjointError(x: x, y: dy) {
      dense(weights).forward($0).y
    } adjoint: {
      dense(weights).forward(x).backward($0).dx
    }
    let inWeights = adjointError(x: weights, y: dy) {
      dense($0).forward(x).y
    } adjoint: {
      dense(weights).forward(x).backward($0).gradient.weights
    }
    #expect(inInput < 8 * .ulpOfOne)
    #expect(inWeights < 8 * .ulpOfOne)
  }

  @Test("an empty batch gives an empty output and zero gradients")
  func emptyBatch() {
    let (y, backward) = layer.forward(.zeros([0, 2]))
    #expect(y.shape == [0, 3])
    let (dx, gradient) = backward(.zeros([0, 3]))
    #expect(dx.shape == [0, 2])
    #expect(gradient.weights == .zeros([2, 3]))
    #expect(gradient.bias == .zeros([3]))
  }

  @Test("a batch of the wrong width stops the program and names both shapes")
  func width() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layer = Dense(weights: .zeros([2, 3]), bias: .zeros([3]))
      _ = layer.forward(.zeros([4, 5]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("matmul: shapes [4, 5] and [2, 3]"))
  }

  @Test("a bias that does not fit the weights stops the program")
  func bias() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Dense(weights: .zeros([2, 3]), bias: .zeros([2]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("weights of shape [2, 3] and a bias of shape [2]"))
  }
}
