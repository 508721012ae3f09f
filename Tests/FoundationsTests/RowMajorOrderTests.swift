import Foundations
import Tensors
import Testing

@Suite("offset(i, j, k) = i · B·C + j · C + k")
struct RowMajorOrderTests {
  @Test("strides and an offset are worked by hand")
  func byHand() {
    let order = RowMajorOrder(shape: [2, 3, 4])
    #expect(order.strides == [12, 4, 1])
    #expect(order.offset(of: [0, 0, 0]) == 0)
    #expect(order.offset(of: [1, 2, 3]) == 23)
    #expect(order.offset(of: [1, 0, 2]) == 14)
    #expect(order.index(at: 14) == [1, 0, 2])
  }

  @Test("the tensor keeps its scalars in this order", arguments: [[7], [3, 5], [2, 3, 4, 5]])
  func tensor(shape: [Int]) {
    let order = RowMajorOrder(shape: shape)
    let count = shape.reduce(1, *)
    let x = Tensor(shape: shape, scalars: (0..<count).map { Scalar($0) })
    for offset in 0..<count {
      let index = order.index(at: offset)
      #expect(x[index: index] == Scalar(offset))
      #expect(order.offset(of: index) == offset)
    }
  }

  @Test("a single number has no axes and lives at 0")
  func singleNumber() {
    let order = RowMajorOrder(shape: [])
    #expect(order.strides.isEmpty)
    #expect(order.offset(of: []) == 0)
    #expect(order.index(at: 0) == [])
  }

  @Test(
    "an index outside stops the program, also where its offset would be inside",
    arguments: [[0, 3], [-1, 0], [2, 0], [1], [0, 0, 0]])
  func outside(index: [Int]) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [index] in _ = RowMajorOrder(shape: [2, 3]).offset(of: index) }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("index \(index) is outside a tensor of shape [2, 3]"))
  }

  @Test("an offset outside stops the program", arguments: [[2, 3], [2, 0]])
  func offsetOutside(shape: [Int]) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shape] in _ = RowMajorOrder(shape: shape).index(at: 6) }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("offset 6 is outside a tensor of shape \(shape)"))
  }

  @Test("a negative length stops the program")
  func negative() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = RowMajorOrder(shape: [2, -3]) }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("no tensor has the shape [2, -3]"))
  }
}
