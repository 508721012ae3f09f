import Tensors
import Testing

@Suite("Joining: concatenating and its inverse, split")
struct JoiningTests {
  let a = Tensor([[1, 2], [3, 4]])
  let b = Tensor([[5, 6]])
  let c = Tensor([[7], [8]])

  @Test("along rows and along columns, worked by hand")
  func byHand() {
    #expect(Tensor.concatenating([a, b], along: 0) == Tensor([[1, 2], [3, 4], [5, 6]]))
    #expect(Tensor.concatenating([a, c], along: 1) == Tensor([[1, 2, 7], [3, 4, 8]]))
    #expect(a.split(into: [1, 1], along: 0) == [Tensor([[1, 2]]), Tensor([[3, 4]])])
    #expect(a.split(into: [1, 1], along: 1) == [Tensor([[1], [3]]), Tensor([[2], [4]])])
  }

  @Test("one tensor alone stays what it is")
  func alone() {
    #expect(Tensor.concatenating([a], along: 1) == a)
    #expect(a.split(into: [2], along: 1) == [a])
    #expect(Tensor.concatenating([Tensor([1]), Tensor([2, 3])], along: 0) == Tensor([1, 2, 3]))
  }

  @Test(
    "split and concatenating undo each other on every axis", arguments: 0..<4,
    [[0, 5], [5, 0], [2, 3], [1, 0, 4], [1, 1, 1, 1, 1], [0, 0, 5, 0]])
  func inverse(axis: Int, lengths: [Int]) {
    var shape = [2, 3, 4, 3]
    shape[axis] = 5
    let x = wholeNumbers(shape, seed: 31)
    let parts = x.split(into: lengths, along: axis)
    #expect(parts.map { $0.shape[axis] } == lengths)
    #expect(Tensor.concatenating(parts, along: axis) == x)
    let joined = Tensor.concatenating(parts, along: axis)
    #expect(joined.split(into: lengths, along: axis) == parts)
  }

  @Test("a part is where its start says")
  func places() {
    let x = wholeNumbers([3, 5, 2], seed: 32)
    let part = x.split(into: [1, 3, 1], along: 1)[1]
    for i in 0..<3 {
      for j in 0..<3 {
        for k in 0..<2 { #expect(part[i, j, k] == x[i, j + 1, k]) }
      }
    }
  }

  @Test("tensors without scalars can be joined and split")
  func empty() {
    #expect(Tensor.concatenating([.zeros([0, 2]), a], along: 0) == a)
    #expect(Tensor.concatenating([.zeros([0, 2]), .zeros([0, 3])], along: 1).shape == [0, 5])
    #expect(Tensor.concatenating([.empty, .empty], along: 0) == .empty)
    #expect(
      Tensor.zeros([0, 5]).split(into: [2, 3], along: 1).map(\.shape) == [[0, 2], [0, 3]])
    #expect(Tensor.empty.split(into: [], along: 0) == [])
  }

  @Test("tensors that do not fit stop the program and are named with the operation")
  func misfit() async {
    let lengths = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.concatenating([.zeros([2, 3]), .zeros([2, 4])], along: 0) }
    expectMessage(
      of: lengths, naming: "TensorsTests/JoiningTests.swift", "concatenating along axis 0",
      "[2, 3]", "[2, 4]")
    let ranks = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.concatenating([.zeros([2, 3]), .zeros([3])], along: 1) }
    expectMessage(
      of: ranks, naming: "TensorsTests/JoiningTests.swift", "concatenating along axis 1",
      "[2, 3]", "[3]")
  }

  @Test("an axis outside and an empty list stop the program", arguments: [-1, 2])
  func axisOutside(axis: Int) async {
    let joined = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [axis] in _ = Tensor.concatenating([.zeros([2, 3]), .zeros([2, 4])], along: axis) }
    expectMessage(
      of: joined, naming: "TensorsTests/JoiningTests.swift", "concatenating", "axis \(axis)",
      "[2, 3], [2, 4]")
    let cut = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [axis] in _ = Tensor.zeros([2, 3]).split(into: [2], along: axis) }
    expectMessage(
      of: cut, naming: "TensorsTests/JoiningTests.swift", "split", "axis \(axis)", "[2, 3]")
    let nothing = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [axis] in _ = Tensor.concatenating([], along: axis) }
    expectMessage(
      of: nothing, naming: "TensorsTests/JoiningTests.swift", "concatenating", "axis \(axis)")
  }

  @Test(
    "lengths that are not the whole axis stop the program and are named",
    arguments: [[1, 1], [2, 2], [4, -1], [], [.max, .max, 5]])
  func wrongLengths(lengths: [Int]) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [lengths] in _ = Tensor.zeros([2, 3]).split(into: lengths, along: 1) }
    expectMessage(
      of: result, naming: "TensorsTests/JoiningTests.swift", "split: lengths \(lengths)",
      "axis 1", "[2, 3]")
  }
}
