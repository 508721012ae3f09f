import Foundations
import GradientChecking
import Tensors
import Testing

@Suite("y = x · w, dx = dy · wᵀ, dw = xᵀ · dy")
struct ProductGradientTests {
  @Test("forward and backward are worked by hand")
  func byHand() {
    let (y, backward) = product(Tensor([[1, 2], [3, -1]]), Tensor([[1, 0, 2], [-1, 1, 3]]))
    #expect(y == Tensor([[-1, 2, 8], [4, -1, 3]]))
    let (dx, dw) = backward(Tensor([[1, 2, 0], [0, 1, -1]]))
    #expect(dx == Tensor([[1, 1], [-2, -2]]))
    #expect(dw == Tensor([[1, 5, -3], [2, 3, 1]]))
  }

  @Test("both gradients agree with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let x = Tensor.normal([batch, 5], using: &generator)
      let w = Tensor.normal([5, 4], using: &generator)
      let dy = Tensor.normal([batch, 4], using: &generator)
      let (dx, dw) = product(x, w).backward(dy)
      report.compare(dx, "x", at: x) { product($0, w).y.dot(dy) }
      report.compare(dw, "w", at: w) { product(x, $0).y.dot(dy) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == batch * 5 + 20)
  }

  @Test("backward is the adjoint of forward in each factor")
  func adjoint() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([7, 5], using: &generator)
    let w = Tensor.normal([5, 4], using: &generator)
    let dy = Tensor.normal([7, 4], using: &generator)
    let inLeft = adjointError(x: x, y: dy) {
      product($0, w).y
    } adjoint: {
      product(x, w).backward($0).dx
    }
    let inRight = adjointError(x: w, y: dy) {
      product(x, $0).y
    } adjoint: {
      product(x, w).backward($0).dw
    }
    #expect(inLeft < 8 * .ulpOfOne)
    #expect(inRight < 8 * .ulpOfOne)
  }

  @Test("the sums as derived give the same gradients", arguments: [1, 3, 7])
  func definition(batch: Int) {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([batch, 5], using: &generator)
    let w = Tensor.normal([5, 4], using: &generator)
    let dy = Tensor.normal([batch, 4], using: &generator)
    let (dx, dw) = product(x, w).backward(dy)
    let literal = productBackwardByDefinition(x, w, dy: dy)
    #expect((dx - literal.dx).norm <= 8 * .ulpOfOne * dx.norm)
    #expect((dw - literal.dw).norm <= 8 * .ulpOfOne * dw.norm)
  }

  @Test("an empty batch has no dx, and a dw of zeros")
  func emptyBatch() {
    let (y, backward) = product(.zeros([0, 2]), .zeros([2, 3]))
    #expect(y.shape == [0, 3])
    let (dx, dw) = backward(.zeros([0, 3]))
    #expect(dx.shape == [0, 2])
    #expect(dw == .zeros([2, 3]))
  }

  @Test("a dy that does not fit stops the program and names both shapes")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = product(.zeros([4, 2]), .zeros([2, 3])).backward(.zeros([4, 2])) }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("matmul: shapes [4, 2] and [3, 2]"))
  }
}
