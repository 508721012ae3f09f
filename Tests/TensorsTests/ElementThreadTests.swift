import Tensors
import Testing

@Suite("Work on elements and rows gives the same bits on any number of threads", .serialized)
struct ElementThreadTests {
  /// Every operation that is split, on tensors large enough for it and of an odd size.
  static let operations: [(name: String, result: @Sendable () -> Tensor)] = {
    var generator = SeededGenerator(seed: 12)
    let x = Tensor.normal([1_009, 307], using: &generator)
    let y = Tensor.normal([1_009, 307], using: &generator)
    let column = Tensor.normal([300_007, 1], using: &generator)
    let row = y.rows(5..<6).reshaped([-1])
    return [
      ("exp", { exp(x) }), ("tanh", { tanh(x) }), ("x + y", { x + y }), ("x · row", { x * row }),
      ("column − number", { column - Tensor([2]) }), ("x / 3", { x / 3 }), ("-x", { -x }),
      (
        "in place",
        {
          var z = x
          z *= y
          z += row
          z -= 2
          return z
        }
      ),
      ("softmax", { x.softmaxOfColumns() }), ("logSumExp", { x.logSumExpOfColumns() }),
      ("sumOfColumns", { x.sumOfColumns() }), ("maxOfColumns", { x.maxOfColumns() }),
    ]
  }()

  @Test("1, 2, 3 and 8 threads", arguments: operations.indices)
  func sameBits(number: Int) {
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 1
    let expected = Self.operations[number].result()
    for count in [2, 3, 8] {
      Threads.count = count
      #expect(Self.operations[number].result() == expected, "\(Self.operations[number].name)")
    }
  }
}
