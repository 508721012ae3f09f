import Tensors
import Testing

@Suite("Matrix kernel: y += a · b, and nothing else is touched")
struct MatrixKernelTests {
  static let lanes = Vector.scalarCount

  /// Runs the kernel on factors and a result that lie between margins of NaN, two tiles wide.
  func multiply(_ a: Tensor, _ b: Tensor, into y: Tensor) -> (result: [Scalar], margins: [Scalar]) {
    let margin = [Scalar](repeating: .nan, count: 8 * 6 * Self.lanes)
    let (n, k, m) = (a.shape[0], a.shape[1], b.shape[1])
    let (left, right) = (margin + a.scalars + margin, margin + b.scalars + margin)
    var memory = margin + y.scalars + margin
    memory.withUnsafeMutableBufferPointer { memory in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          guard let y = memory.baseAddress, let a = left.baseAddress, let b = right.baseAddress
          else { return }
          Tensors.multiply(
            Strided(start: a + margin.count, rowStep: k, columnStep: 1),
            Strided(start: b + margin.count, rowStep: m, columnStep: 1),
            into: y + margin.count, rows: n, depth: k, columns: m, adds: true)
        }
      }
    }
    let result = memory[margin.count..<(margin.count + y.count)]
    return (Array(result), Array(memory.prefix(margin.count) + memory.suffix(margin.count)))
  }

  @Test(
    "nothing before or behind the result is written, nothing around the factors read",
    arguments: [1, 3, 4, 7, 8, 9, 13, 75],
    [1, 2, lanes - 1, lanes, lanes + 1, 3 * lanes - 1, 3 * lanes, 3 * lanes + 1, 6 * lanes - 1])
  func margins(rows: Int, columns: Int) {
    let a = wholeNumbers([rows, 5], seed: 81)
    let b = wholeNumbers([5, columns], seed: 82)
    let (result, margins) = multiply(a, b, into: .zeros([rows, columns]))
    #expect(result == a.matmulByDefinition(b).scalars)
    #expect(margins.allSatisfy { $0.isNaN })
  }

  @Test("the product is added to what is there")
  func addition() {
    let a = wholeNumbers([9, 2_100], seed: 83)
    let b = wholeNumbers([2_100, 3 * Self.lanes + 2], seed: 84)
    let y = wholeNumbers([9, 3 * Self.lanes + 2], seed: 85)
    #expect(multiply(a, b, into: y).result == (y + a.matmulByDefinition(b)).scalars)
  }
}
