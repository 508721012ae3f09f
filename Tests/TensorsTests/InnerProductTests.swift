import Tensors
import Testing

@Suite("Inner product: ⟨x, y⟩ = Σᵢ xᵢ · yᵢ, and the norm √⟨x, x⟩")
struct InnerProductTests {
  @Test("worked by hand")
  func byHand() {
    #expect(Tensor([1, 2, 3]).dot(Tensor([4, -5, 6])) == 12)
    #expect(Tensor([[1, 2], [3, 4]]).dot(Tensor([[1, 1], [1, 1]])) == 10)
    #expect(Tensor([3, -4]).norm == 5)
    #expect(Tensor([[1, 1], [1, 1]]).norm == 2)
  }

  @Test("of empty tensors it is 0")
  func empty() {
    #expect(Tensor.empty.dot(.empty) == 0)
    #expect(Tensor.zeros([3, 0]).norm == 0)
    #expect(Tensor.zeros([3]).norm == 0)
  }

  @Test("linear in both factors")
  func bilinear() {
    let (x, y, z) = (
      wholeNumbers([5, 7], seed: 1), wholeNumbers([5, 7], seed: 2), wholeNumbers([5, 7], seed: 3)
    )
    #expect(x.dot(y) == y.dot(x))
    #expect((x * 3 + z).dot(y) == 3 * x.dot(y) + z.dot(y))
  }

  @Test("the norm neither overflows nor underflows where the squares would")
  func extremes() {
    let large = Scalar.greatestFiniteMagnitude / 8
    #expect(agrees(Tensor([3 * large, -4 * large]).norm, with: 5 * large))
    let small = Scalar.leastNormalMagnitude
    #expect(agrees(Tensor([3 * small, -4 * small, 0]).norm, with: 5 * small))
    let least = Scalar.leastNonzeroMagnitude
    #expect(Tensor([3 * least, 4 * least]).norm == 5 * least)
    #expect(Tensor(repeating: .greatestFiniteMagnitude, shape: [2]).norm == .infinity)
  }

  @Test("NaN and infinity pass through")
  func specialNumbers() {
    #expect(Tensor([1, .nan]).norm.isNaN)
    #expect(Tensor([1, -.infinity]).norm == .infinity)
    #expect(Tensor([.infinity, .nan]).norm.isNaN)
    #expect(Tensor([.infinity, 1]).dot(Tensor([0, 1])).isNaN)
  }

  @Test("unequal shapes stop the program and are named with the operation")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([2, 3]).dot(.zeros([6])) }
    expectMessage(
      of: result, naming: "TensorsTests/InnerProductTests.swift", "dot: ", "[2, 3]", "[6]")
  }
}
