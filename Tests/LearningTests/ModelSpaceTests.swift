import Learning
import Tensors
import Testing

private struct Pair: Parameters {
  var first: Tensor
  var second: Tensor
  var tensors: [WritableKeyPath<Pair, Tensor>] { [\.first, \.second] }
}

@Suite("A model's space: 0 and ‖θ‖")
struct ModelSpaceTests {
  @Test("the norm is the root of all squares, over all tensors")
  func norm() {
    #expect(Pair(first: Tensor([[2, 3], [6, 0]]), second: Tensor([24])).norm == 25)
    #expect(Pair(first: Tensor([-5]), second: Tensor([12])).norm == 13)
  }

  @Test("squares that overflow do not matter")
  func large() {
    let large = Scalar.greatestFiniteMagnitude / 16
    let norm = Pair(first: Tensor([3 * large]), second: Tensor([-4 * large])).norm
    #expect(abs(norm / (5 * large) - 1) < 2 * .ulpOfOne)
  }

  @Test("a NaN shows, and infinity where there is no NaN")
  func notFinite() {
    #expect(Pair(first: Tensor([.infinity]), second: Tensor([.nan])).norm.isNaN)
    #expect(Pair(first: Tensor([-.infinity]), second: Tensor([1])).norm == .infinity)
  }

  @Test("the zero has the same shapes, and length 0")
  func zero() {
    let zero = Pair(first: Tensor([[2, 3], [6, 0]]), second: Tensor([24])).zero
    #expect(zero.first == .zeros([2, 2]))
    #expect(zero.second == .zeros([1]))
    #expect(zero.norm == 0)
  }
}
