// What the passes over gates share: numbers of a unit lie a row's width apart, and the last units of
// a row, too few for a register, take the same way in a register of their own.

/// The scalars from an address on that fill a register, or the last ones and zeros behind them.
@inline(always)
func load(_ x: UnsafePointer<Scalar>, _ count: Int) -> Vector {
  unsafe count == Vector.scalarCount
    ? load(x) : load(x, first: count, of: count, filling: 0)
}

/// Writes a register, or its first lanes.
@inline(always)
func store(_ vector: Vector, _ y: UnsafeMutablePointer<Scalar>, _ count: Int) {
  if count == Vector.scalarCount {
    unsafe store(vector, y)
  } else {
    unsafe store(vector, y, first: count)
  }
}

/// A pass over the units of a batch, a register of them at a time.
protocol UnitPass {
  /// The number of units of a row.
  var width: Int { get }
  /// Does some units of a row, as many as fill a register or fewer.
  func perform(row: Int, unit: Int, count: Int)
}

extension UnitPass {
  /// Does all rows, on several threads where it pays.
  @inline(__always)
  func perform(rows: Int) {
    let lanes = Vector.scalarCount
    let whole = width - width % lanes
    inParallel(count: rows, least: leastPart / max(width, 1) + 1) { part in
      for row in part {
        var unit = 0
        while unit < whole {
          perform(row: row, unit: unit, count: lanes)
          unit += lanes
        }
        if whole < width { perform(row: row, unit: whole, count: width - whole) }
      }
    }
  }
}

/// The fewest units that are worth a part of their own: their gates take some microseconds.
private let leastPart = 2_048

extension Tensor {
  /// Calls a body with the first scalar and the number of scalars, to be written in place.
  @inline(__always)
  mutating func withScalars(_ body: (UnsafeMutablePointer<Scalar>) -> Void) {
    unsafe storage.withUnsafeMutableBufferPointer { x in
      if let x = x.baseAddress { unsafe body(x) }
    }
  }

  /// Calls a body with the first scalar, to be read.
  @inline(__always)
  func withReadScalars(_ body: (UnsafePointer<Scalar>) -> Void) {
    unsafe storage.withUnsafeBufferPointer { x in
      if let x = x.baseAddress { unsafe body(x) }
    }
  }

  /// Stops the program unless the tensor has a shape.
  func expectShape(_ expected: [Int], _ operation: String, _ name: String) {
    if shape != expected {
      mistake("\(operation): \(name) of shape \(shape), expected \(expected)")
    }
  }
}

extension Tensor {
  /// The product of some neighbouring rows with a matrix, xᵢ · w; the rows are read where they stand.
  ///
  /// - Parameters:
  ///   - range: The rows.
  ///   - other: The right factor, [K, M].
  /// - Returns: The product, [`range.count`, M].
  package func matmul(ofRows range: Range<Int>, _ other: Tensor) -> Tensor {
    guard rank == 2, other.rank == 2, shape[1] == other.shape[0], range.lowerBound >= 0,
      range.upperBound <= shape[0]
    else {
      mistake("matmul: rows \(range) of shape \(shape), right factor of shape \(other.shape)")
    }
    let (n, k, m) = (range.count, shape[1], other.shape[1])
    return Tensor(shape: [n, m]) { output in
      unsafe output.withUnsafeMutableBufferPointer { y, count in
        unsafe storage.withUnsafeBufferPointer { a in
          unsafe other.storage.withUnsafeBufferPointer { b in
            guard let y = y.baseAddress else { return }
            let (a, b) = unsafe (
              a.baseAddress ?? UnsafePointer(y), b.baseAddress ?? UnsafePointer(y)
            )
            unsafe multiply(
              Strided(start: a + range.lowerBound * k, rowStep: k, columnStep: 1),
              Strided(start: b, rowStep: m, columnStep: 1),
              into: y, rows: n, depth: k, columns: m)
          }
        }
        count = n * m
      }
    }
  }
}

extension Tensor {
  /// A tensor whose first rows are given and whose others are still to be written.
  ///
  /// Until then they are whatever was in the memory before; to fill it with zeros only to replace
  /// them takes as long as to write the results.
  ///
  /// - Parameters:
  ///   - first: The first rows, [N, M].
  ///   - rows: How many rows there are to be, at least N.
  package init(beginningWith first: Tensor, rows: Int) {
    guard first.rank == 2, rows >= first.shape[0] else {
      mistake("\(rows) rows that begin with those of shape \(first.shape)")
    }
    let count = rows * first.shape[1]
    let scalars = unsafe [Scalar](unsafeUninitializedCapacity: count) { x, written in
      unsafe first.storage.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        unsafe x.update(from: y, count: first.count)
      }
      written = count
    }
    self.init(shape: [rows, first.shape[1]], scalars: scalars)
  }
}
