import Tensors
import Testing

@Suite("Tensor: a shape, and the scalars in row-major order")
struct TensorTests {
  @Test("a copy does not change with the original")
  func valueSemantics() {
    var original = Tensor([[1, 2], [3, 4]])
    let copy = original
    original[0, 0] = 9
    original += 1
    original.scatterAdd(Tensor([[1, 1]]), rows: [0])
    #expect(copy == Tensor([[1, 2], [3, 4]]))
    #expect(original == Tensor([[11, 4], [4, 5]]))
  }

  @Test("a matrix is the sequence of its rows")
  func rows() {
    let matrix = Tensor([[1, 2, 3], [4, 5, 6]])
    #expect(matrix.shape == [2, 3])
    #expect(matrix.scalars == [1, 2, 3, 4, 5, 6])
    #expect(matrix.rank == 2)
    #expect(matrix.count == 6)
  }

  @Test("a shape without axes holds one scalar")
  func singleNumber() {
    let number = Tensor(shape: [], scalars: [7])
    #expect(number.rank == 0)
    #expect(number.count == 1)
  }

  @Test("a shape with an axis of length 0 holds none", arguments: [[0], [0, 3], [2, 0, 3]])
  func empty(shape: [Int]) {
    #expect(Tensor.zeros(shape).count == 0)
    #expect(Tensor(shape: shape, scalars: []).shape == shape)
  }

  @Test("no rows make a matrix without rows, empty rows one without columns")
  func emptyMatrices() {
    #expect(Tensor([[Scalar]]()).shape == [0, 0])
    #expect(Tensor([[], []] as [[Scalar]]).shape == [2, 0])
    #expect(Tensor.empty.shape == [0])
  }

  @Test("tensors are equal when shapes and scalars are")
  func equality() {
    #expect(Tensor([1, 2]) == Tensor(shape: [2], scalars: [1, 2]))
    #expect(Tensor([1, 2]) != Tensor([[1, 2]]))
    #expect(Tensor([1, 2]) != Tensor([1, 3]))
    #expect(Tensor.zeros([0, 2]) != Tensor.zeros([2, 0]))
    #expect(Tensor(repeating: 3, shape: [2]) == Tensor([3, 3]))
  }

  @Test("the wrong number of scalars stops the program and names both numbers")
  func wrongCount() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor(shape: [2, 3], scalars: [1, 2, 3, 4, 5]) }
    expectMessage(
      of: result, naming: "TensorsTests/TensorTests.swift", "[2, 3] holds 6 scalars, found 5")
  }

  @Test(
    "a negative length and a size beyond Int stop the program and name the shape",
    arguments: [[2, -3], [-1, -1], [0, -1], [.max, 2], [0, .max, 2], [.max, 2, 0]])
  func impossibleShape(shape: [Int]) async {
    let zeros = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shape] in _ = Tensor.zeros(shape) }
    expectMessage(of: zeros, naming: "TensorsTests/TensorTests.swift", "\(shape)")
    let scalars = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shape] in _ = Tensor(shape: shape, scalars: []) }
    expectMessage(of: scalars, naming: "TensorsTests/TensorTests.swift", "\(shape)")
  }

  @Test("rows of unequal lengths stop the program and name the row")
  func raggedRows() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor([[1, 2], [3, 4], [5]]) }
    expectMessage(
      of: result, naming: "TensorsTests/TensorTests.swift", "row 2", "1 scalars, expected 2")
  }
}
