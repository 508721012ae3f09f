import Foundations
import Tensors
import Testing

@Suite("yᵢ = Σₚ xᵢₚ · wₚ")
struct MatrixProductByRowsTests {
  @Test("worked by hand")
  func byHand() {
    let y = Tensor([[1, 2], [3, 4], [5, 6]]).matmulByRows(Tensor([[1, 0, -1], [3, -2, 1]]))
    #expect(y == Tensor([[7, -4, 1], [15, -8, 1], [23, -12, 1]]))
  }

  @Test(
    "the definition gives the same bits: the terms are added in the same order",
    arguments: [[1, 1, 1], [7, 5, 3], [3, 64, 17], [0, 4, 2], [4, 0, 2], [4, 2, 0]])
  func sameBits(sizes: [Int]) {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([sizes[0], sizes[1]], using: &generator)
    let w = Tensor.normal([sizes[1], sizes[2]], using: &generator)
    #expect(x.matmulByRows(w) == x.matmulByDefinition(w))
  }

  @Test("the fast product agrees up to the rounding of a sum")
  func fast() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([19, 150], using: &generator)
    let w = Tensor.normal([150, 53], using: &generator)
    let difference = (x.matmul(w) - x.matmulByRows(w)).map { abs($0) }
    let size = x.map { abs($0) }.matmulByRows(w.map { abs($0) })
    let bound = size * (151 * Scalar.ulpOfOne)
    #expect(zip(difference.scalars, bound.scalars).allSatisfy { $0 <= $1 })
  }

  @Test("a NaN spoils its row and nothing else")
  func nan() {
    let y = Tensor([[1, 2], [.nan, 0], [3, 4]]).matmulByRows(Tensor([[1, 0], [0, 1]]))
    #expect(y.rows(1..<2).scalars.allSatisfy { $0.isNaN })
    #expect(y.rows(0..<1) == Tensor([[1, 2]]) && y.rows(2..<3) == Tensor([[3, 4]]))
  }

  @Test(
    "factors that do not fit stop the program and both shapes are named",
    arguments: [[[2, 3], [2, 3]], [[3], [3, 2]], [[2, 3], [3]]])
  func misuse(shapes: [[Int]]) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shapes] in _ = Tensor.zeros(shapes[0]).matmulByRows(.zeros(shapes[1])) }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("matmulByRows: shapes \(shapes[0]) and \(shapes[1])"))
    #expect(message.contains("MatrixProductByRowsTests.swift"))
  }
}
