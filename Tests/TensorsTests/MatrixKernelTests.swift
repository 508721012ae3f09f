import Foundation
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

  @Test("nothing behind the factors is read: the memory ends there")
  func ends() async {
    await #expect(processExitsWith: .success) {
      for (rows, depth, columns) in [(3, 5, 1), (9, 6, 10), (75, 17, 3 * 16 + 1), (2, 31, 7)] {
        let a = endingMemory(rows * depth)
        let b = endingMemory(depth * columns)
        var y = [Scalar](repeating: 0, count: rows * columns)
        for isTransposed in [false, true] {
          Tensors.multiply(
            Strided(start: a, rowStep: depth, columnStep: 1),
            isTransposed
              ? Strided(start: b, rowStep: 1, columnStep: depth)
              : Strided(start: b, rowStep: columns, columnStep: 1),
            into: &y, rows: rows, depth: depth, columns: columns)
          guard y.allSatisfy({ $0 == Scalar(depth) }) else { exit(1) }
        }
      }
    }
  }
}

/// Ones at the very end of the memory that may be read.
private func endingMemory(_ count: Int) -> UnsafePointer<Scalar> {
  let page = sysconf(Int32(_SC_PAGESIZE))
  let pages = (count * MemoryLayout<Scalar>.stride + page - 1) / page
  guard
    let start = mmap(
      nil, (pages + 1) * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
    mprotect(start + pages * page, page, PROT_NONE) == 0
  else { exit(2) }
  let scalars = (start + pages * page).assumingMemoryBound(to: Scalar.self) - count
  scalars.update(repeating: 1, count: count)
  return UnsafePointer(scalars)
}
