import Tensors
import Testing

@Suite("Rows: neighbouring, gathered, and scattered back")
struct RowTests {
  let x = Tensor([[1, 2], [3, 4], [5, 6], [7, 8]])

  @Test("neighbouring rows are copied in order")
  func neighbours() {
    #expect(x.rows(1..<3) == Tensor([[3, 4], [5, 6]]))
    #expect(x.rows(0..<4) == x)
    #expect(x.rows(2..<2).shape == [0, 2])
    #expect(x.rows(4..<4).shape == [0, 2])
    #expect(x.reshaped([2, 2, 2]).rows(1..<2) == Tensor(shape: [1, 2, 2], scalars: [5, 6, 7, 8]))
    #expect(Tensor([1, 2, 3]).rows(1..<3) == Tensor([2, 3]))
    #expect(Tensor.zeros([3, 0]).rows(1..<3).shape == [2, 0])
  }

  @Test("gather takes rows in any order and as often as asked")
  func gather() {
    #expect(x.gather(rows: [3, 0, 3]) == Tensor([[7, 8], [1, 2], [7, 8]]))
    #expect(x.gather(rows: []).shape == [0, 2])
    #expect(Tensor([1, 2, 3]).gather(rows: [2, 2]) == Tensor([3, 3]))
    #expect(Tensor.zeros([3, 0]).gather(rows: [2, 2]).shape == [2, 0])
    #expect(x.gather(rows: [1, 2]) == x.rows(1..<3))
  }

  @Test("scatterAdd adds to the named rows, repeated ones several times")
  func scatterAdd() {
    var y = x
    y.scatterAdd(Tensor([[10, 20], [100, 200], [1, 1]]), rows: [1, 3, 1])
    #expect(y == Tensor([[1, 2], [14, 25], [5, 6], [107, 208]]))
    y.scatterAdd(Tensor.zeros([0, 2]), rows: [])
    #expect(y[3, 1] == 208)
    #expect(x[1, 0] == 3)
  }

  @Test("scatterAdd is the adjoint of gather: ⟨gather x, y⟩ = ⟨x, scatterAdd y⟩")
  func adjoint() {
    for (shape, numbers) in [
      ([7, 3], [2, 2, 0, 6, 2]), ([4, 2, 3], [3, 0, 3]), ([5], [4, 4, 1]),
    ] {
      let z = wholeNumbers(shape, seed: 21)
      let y = wholeNumbers([numbers.count] + shape.dropFirst(), seed: 22)
      var scattered = Tensor.zeros(shape)
      scattered.scatterAdd(y, rows: numbers)
      #expect(z.gather(rows: numbers).dot(y) == z.dot(scattered))
    }
  }

  @Test("rows outside stop the program with the range and the shape")
  func rangeOutside() async {
    let above = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([4, 2]).rows(2..<5) }
    expectMessage(of: above, naming: "TensorsTests/RowTests.swift", "rows", "2..<5", "[4, 2]")
    let below = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([4, 2]).rows(-1..<2) }
    expectMessage(of: below, naming: "TensorsTests/RowTests.swift", "rows", "-1..<2", "[4, 2]")
    let number = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([]).rows(0..<1) }
    expectMessage(of: number, naming: "TensorsTests/RowTests.swift", "rows", "0..<1", "[]")
  }

  @Test("a row number outside stops the program with the number and the shape", arguments: [-1, 4])
  func numberOutside(number: Int) async {
    let gather = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [number] in _ = Tensor.zeros([4, 2]).gather(rows: [0, number]) }
    expectMessage(
      of: gather, naming: "TensorsTests/RowTests.swift", "gather: row \(number)", "[4, 2]")
    let scatter = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [number] in
      var y = Tensor.zeros([4, 2])
      y.scatterAdd(.zeros([2, 2]), rows: [0, number])
    }
    expectMessage(
      of: scatter, naming: "TensorsTests/RowTests.swift", "scatterAdd: row \(number)", "[4, 2]")
  }

  @Test(
    "a source of another shape stops the program and names both", arguments: [[3, 2], [2, 3]])
  func wrongSource(shape: [Int]) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shape] in
      var y = Tensor.zeros([4, 2])
      y.scatterAdd(.zeros(shape), rows: [0, 1])
    }
    expectMessage(
      of: result, naming: "TensorsTests/RowTests.swift", "scatterAdd: 2 rows", "[4, 2]", "\(shape)")
  }

  @Test("a single number has no rows to gather")
  func singleNumber() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([]).gather(rows: []) }
    expectMessage(of: result, naming: "TensorsTests/RowTests.swift", "gather", "[]")
  }
}
