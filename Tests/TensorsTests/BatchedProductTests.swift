import Tensors
import Testing

@Suite("Batched product: yₛ = xₛ · wₛ for every matrix s of a batch")
struct BatchedProductTests {
  @Test("worked by hand")
  func byHand() {
    let x = Tensor([1, 2, 3, 4, 5, 6]).reshaped([3, 1, 2])
    let w = Tensor([1, 0, 0, 1, 1, 1, -1, 2, 3, 0, 0, 1]).reshaped([3, 2, 2])
    #expect(x.matmul(w) == Tensor([1, 2, -1, 11, 15, 6]).reshaped([3, 1, 2]))
  }

  @Test(
    "each product is that of the matrices by definition, whatever is transposed",
    arguments: [
      [1, 5, 3, 4], [3, 7, 9, 10], [2, 1, 40, 1], [5, 73, 2, 65], [4, 9, 0, 3], [0, 2, 3, 4],
    ],
    Layout.allCases)
  func everyLayout(size: [Int], layout: Layout) {
    let x = wholeNumbers([size[0], size[1], size[2]], seed: 91)
    let w = wholeNumbers([size[0], size[2], size[3]], seed: 92)
    #expect(layout.product(x, w) == x.matmulByDefinition(w))
  }

  @Test("a matrix of a batch is the product of its matrices")
  func slices() {
    let (x, w) = (wholeNumbers([2, 11, 13], seed: 93), wholeNumbers([2, 13, 17], seed: 94))
    let y = x.matmul(w)
    for matrix in 0..<2 {
      let left = Tensor(
        shape: [11, 13], scalars: Array(x.scalars[matrix * 143..<(matrix + 1) * 143]))
      let right = Tensor(
        shape: [13, 17], scalars: Array(w.scalars[matrix * 221..<(matrix + 1) * 221]))
      #expect(left.matmul(right).scalars == Array(y.scalars[matrix * 187..<(matrix + 1) * 187]))
    }
  }

  @Test(
    "batches that do not fit stop the program and both shapes are named",
    arguments: [
      [[2, 3, 4], [3, 4, 5]], [[2, 3, 4], [2, 5, 4]], [[2, 3, 4], [4, 5]], [[3, 4], [2, 4, 5]],
      [[1, 2, 3, 4], [1, 2, 4, 5]],
    ])
  func misuse(shapes: [[Int]]) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shapes] in _ = Tensor.zeros(shapes[0]).matmul(.zeros(shapes[1])) }
    expectMessage(
      of: result, naming: "TensorsTests/BatchedProductTests.swift",
      "matmul: shapes \(shapes[0]) and \(shapes[1])")
  }
}
