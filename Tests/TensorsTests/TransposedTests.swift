import Tensors
import Testing

@Suite("Transposed: element (i, j) is element (j, i) of the matrix")
struct TransposedTests {
  @Test("worked by hand")
  func byHand() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]])
    #expect(x.transposed.shape == [3, 2])
    #expect(x.transposed.tensor == Tensor([[1, 4], [2, 5], [3, 6]]))
  }

  @Test(
    "sizes around the tile of the copy", arguments: [0, 1, 2, 15, 16, 17, 33],
    [0, 1, 2, 15, 16, 17, 33])
  func sizes(n: Int, m: Int) {
    let x = wholeNumbers([n, m], seed: 41)
    let y = x.transposed.tensor
    #expect(y.shape == [m, n])
    #expect((0..<m).allSatisfy { i in (0..<n).allSatisfy { j in y[i, j] == x[j, i] } })
    #expect(y.transposed.tensor == x)
  }

  @Test("only a matrix or a batch of them can be transposed", arguments: [[], [3], [2, 3, 4, 5]])
  func misuse(shape: [Int]) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shape] in _ = Tensor.zeros(shape).transposed }
    expectMessage(of: result, naming: "transposed", "shape \(shape)")
  }
}
