import Backpropagation
import DeepNetworks
import GradientChecking
import Learning
import Tensors
import Testing

@Suite("Residual connection: y = x + F(x), dx = dy + (∂F/∂x)ᵀ dy")
struct ResidualTests {
  private func block(
    _ inputs: Int, _ outputs: Int, using generator: inout SeededGenerator
  ) -> ResidualBlock {
    var block = ResidualBlock(.heNormal, inputs: inputs, outputs: outputs, using: &generator)
    block.second = Dense(.framework, inputs: outputs, outputs: outputs, using: &generator)
    return block
  }

  @Test("with F(x) = 3x forward multiplies by 4, and so does backward")
  func byHand() {
    let dense = Dense(weights: Tensor([[3, 0], [0, 3]]), bias: Tensor([0, 0]))
    let (y, backward) = residual(Tensor([[1, -2]])) { dense.forward($0) }
    #expect(y == Tensor([[4, -8]]))
    let (dx, gradient) = backward(Tensor([[1, 10]]))
    #expect(dx == Tensor([[4, 40]]))
    #expect(gradient.weights == Tensor([[1, 10], [-2, -20]]))
  }

  @Test("where F is 0, the connection is the identity both ways, to the last bit")
  func identity() {
    var generator = SeededGenerator(seed: 1)
    let block = ResidualBlock(.heNormal, inputs: 6, outputs: 6, using: &generator)
    let x = Tensor.normal([4, 6], using: &generator)
    let dy = Tensor.normal([4, 6], using: &generator)
    let (y, backward) = block.forward(x)
    #expect(block.isIdentity && y == x)
    #expect(backward(dy).dx == dy)
    #expect(backward(dy).gradient.second.weights.norm > 0)
  }

  @Test("an identity block's gradient agrees with central differences")
  func gradient() {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let x = Tensor.normal([5, 4], using: &generator)
      report.check(block(4, 4, using: &generator), at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 20 + 2 * (16 + 4))
  }

  @Test("a projected block's gradient agrees with central differences, the projection's too")
  func projectedGradient() {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let x = Tensor.normal([5, 4], using: &generator)
      report.check(block(4, 3, using: &generator), at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 20 + (12 + 3) + (9 + 3) + 12)
  }

  @Test("a projection by the identity matrix is no projection")
  func projectionByIdentity() {
    var generator = SeededGenerator(seed: 4)
    let plain = block(3, 3, using: &generator)
    let projected = ResidualBlock(
      first: plain.first, second: plain.second,
      projection: Tensor([[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    let x = Tensor.normal([4, 3], using: &generator)
    let dy = Tensor.normal([4, 3], using: &generator)
    #expect(projected.forward(x).y == plain.forward(x).y)
    #expect(projected.forward(x).backward(dy).dx == plain.forward(x).backward(dy).dx)
    #expect(projected.tensors.count == plain.tensors.count + 1)
  }

  @Test("nine blocks drawn like other layers make the mean square 3⁹ times as large")
  func growth() {
    var generator = SeededGenerator(seed: 5)
    let x = Tensor.normal([200, 128], using: &generator)
    var a = x
    for _ in 0..<9 {
      let first = Dense(.heNormal, inputs: 128, outputs: 128, using: &generator)
      let second = Dense(.heNormal, inputs: 128, outputs: 128, using: &generator)
      a = ResidualBlock(first: first, second: second).forward(a).y
    }
    let factor = a.dot(a) / x.dot(x) / 19_683
    #expect(factor > 0.5 && factor < 2, "\(factor)")
  }

  @Test("a branch of another shape stops the program and names both shapes")
  func shapes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let dense = Dense(weights: .zeros([3, 2]), bias: .zeros([2]))
      _ = residual(.zeros([5, 3])) { dense.forward($0) }
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("the branch makes [5, 2] of [5, 3]; other shapes need a projection"))
  }

  @Test("a projection to another shape than the branch's stops the program")
  func projectionShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let dense = Dense(weights: .zeros([3, 2]), bias: .zeros([2]))
      _ = residual(.zeros([5, 3]), projection: .zeros([3, 4])) { dense.forward($0) }
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("the branch makes [5, 2] of [5, 3], the projection [5, 4]"))
  }
}
