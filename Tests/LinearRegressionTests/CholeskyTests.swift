import LinearRegression
import Tensors
import Testing

@Suite("Cholesky: A = L · Lᵀ")
struct CholeskyTests {
  let matrix = Tensor([[4, 12, -16], [12, 37, -43], [-16, -43, 98]])

  @Test("a factor in whole numbers, worked by hand")
  func byHand() throws {
    #expect(try Cholesky(matrix).factor == Tensor([[2, 0, 0], [6, 1, 0], [-8, 5, 3]]))
  }

  @Test("two right-hand sides in whole numbers")
  func solution() throws {
    let z = Tensor([[1, 0], [2, -1], [3, 5]])
    #expect(try Cholesky(matrix).solve(matrix.matmul(z)) == z)
  }

  @Test("the factor times its transpose is the matrix", arguments: [1, 2, 5, 11])
  func product(size: Int) throws {
    var generator = SeededGenerator(seed: 4)
    let x = Tensor.normal([size + 7, size], using: &generator)
    let matrix = x.transposed.matmul(x)
    let factor = try Cholesky(matrix).factor
    #expect((factor.matmul(factor.transposed) - matrix).norm < 32 * .ulpOfOne * matrix.norm)
    for i in 0..<size {
      for j in (i + 1)..<size { #expect(factor[i, j] == 0) }
    }
  }

  @Test("a dependent column is refused with the factors that give it")
  func dependent() {
    // Columns a = (1, 0, 1), b = (0, 1, 1) and 2a − 3b.
    let x = Tensor([[1, 0, 2], [0, 1, -3], [1, 1, -1]])
    let error = #expect(throws: NotPositiveDefinite.self) {
      try Cholesky(x.transposed.matmul(x))
    }
    #expect(error?.column == 2)
    #expect(abs(error?.pivot ?? 1) < 64 * .ulpOfOne)
    let factors = Tensor(error?.factors ?? [])
    #expect((factors - Tensor([2, -3])).norm < 64 * .ulpOfOne)
  }

  @Test("a negative pivot and a NaN are refused", arguments: [-1, Scalar.nan])
  func indefinite(entry: Scalar) {
    #expect(throws: NotPositiveDefinite.self) { try Cholesky(Tensor([[1, 0], [0, entry]])) }
  }

  @Test("the message names the pivot")
  func message() {
    let error = #expect(throws: NotPositiveDefinite.self) { try Cholesky(Tensor([[-2]])) }
    #expect(error?.description == "the matrix is not positive definite: pivot 0 is -2.0")
  }

  @Test("a matrix that is not square stops the program")
  func square() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = try Cholesky(.zeros([2, 3]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("Cholesky: a matrix of shape [2, 3]"))
  }

  @Test("a right-hand side of the wrong height stops the program and names both shapes")
  func height() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = try Cholesky(Tensor([[1, 0], [0, 1]])).solve(.zeros([3, 1]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("a matrix of shape [2, 2] and a right-hand side of shape [3, 1]"))
  }
}
