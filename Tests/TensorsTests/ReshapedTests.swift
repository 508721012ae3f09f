import Tensors
import Testing

@Suite("Reshaped: the same scalars in another shape")
struct ReshapedTests {
  let x = Tensor([[1, 2, 3], [4, 5, 6]])

  @Test("the scalars keep their order", arguments: [[6], [3, 2], [1, 2, 1, 3], [6, 1]])
  func order(shape: [Int]) {
    #expect(x.reshaped(shape) == Tensor(shape: shape, scalars: [1, 2, 3, 4, 5, 6]))
  }

  @Test(
    "a length of −1 follows from the others",
    arguments: zip([[-1], [-1, 2], [3, -1], [2, -1, 1]], [[6], [3, 2], [3, 2], [2, 3, 1]]))
  func openLength(asked: [Int], expected: [Int]) {
    #expect(x.reshaped(asked).shape == expected)
  }

  @Test("one scalar can lose all its axes and get them back")
  func singleNumber() {
    let number = Tensor([[5]]).reshaped([])
    #expect(number == Tensor(shape: [], scalars: [5]))
    #expect(number.reshaped([-1, 1]) == Tensor([[5]]))
  }

  @Test("an empty tensor takes any empty shape")
  func empty() {
    #expect(Tensor.empty.reshaped([2, 0, 3]).shape == [2, 0, 3])
    #expect(Tensor.zeros([0, 4]).reshaped([-1, 2]).shape == [0, 2])
    #expect(Tensor.zeros([3, 0]).reshaped([-1, 0]).shape == [0, 0])
  }

  @Test("nothing is copied")
  func storage() {
    #expect(x.reshaped([3, 2]).storageAddress == x.storageAddress)
  }

  @Test("the original keeps its scalars when the reshaped tensor is written")
  func valueSemantics() {
    let original = x
    var flat = original.reshaped([-1])
    flat[0] = 9
    #expect(original[0, 0] == 1)
  }

  @Test(
    "a shape that does not fit stops the program and names both",
    arguments: [[4], [4, -1], [-1, -1], [-1, 0], [-2, -3], [-1, .max, .max], [.max, .max]])
  func misfit(shape: [Int]) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shape] in _ = Tensor([[1, 2, 3], [4, 5, 6]]).reshaped(shape) }
    expectMessage(
      of: result, naming: "TensorsTests/ReshapedTests.swift", "reshaped", "[2, 3]", "\(shape)")
  }
}
