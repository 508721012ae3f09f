// Element by element: + − * / on equal shapes, with a scalar, and with the one broadcast of this
// package, [… , M] ∘ [M], which applies a vector to every row. Anything else has a name.

extension Tensor {
  /// The sum element by element; a vector [M] on the right is added to every row.
  public static func + (a: Tensor, b: Tensor) -> Tensor { combine("+", a, b) { $0 + $1 } }
  /// The difference element by element; a vector [M] on the right is taken from every row.
  public static func - (a: Tensor, b: Tensor) -> Tensor { combine("-", a, b) { $0 - $1 } }
  /// The product element by element, a ⊙ b; a vector [M] on the right multiplies every row.
  public static func * (a: Tensor, b: Tensor) -> Tensor { combine("*", a, b) { $0 * $1 } }
  /// The quotient element by element; a vector [M] on the right divides every row.
  public static func / (a: Tensor, b: Tensor) -> Tensor { combine("/", a, b) { $0 / $1 } }

  /// Adds a scalar to every element.
  public static func + (a: Tensor, b: Scalar) -> Tensor { a.each { $0 + b } }
  /// Takes a scalar from every element.
  public static func - (a: Tensor, b: Scalar) -> Tensor { a.each { $0 - b } }
  /// Multiplies every element by a scalar.
  public static func * (a: Tensor, b: Scalar) -> Tensor { a.each { $0 * b } }
  /// Divides every element by a scalar.
  public static func / (a: Tensor, b: Scalar) -> Tensor { a.each { $0 / b } }
  /// Adds every element to a scalar.
  public static func + (a: Scalar, b: Tensor) -> Tensor { b.each { a + $0 } }
  /// Takes every element from a scalar.
  public static func - (a: Scalar, b: Tensor) -> Tensor { b.each { a - $0 } }
  /// Multiplies a scalar by every element.
  public static func * (a: Scalar, b: Tensor) -> Tensor { b.each { a * $0 } }
  /// Divides a scalar by every element.
  public static func / (a: Scalar, b: Tensor) -> Tensor { b.each { a / $0 } }
  /// Every element with the other sign.
  public static prefix func - (a: Tensor) -> Tensor { a.each { -$0 } }

  /// Adds in place, without new memory.
  public static func += (a: inout Tensor, b: Tensor) { a.combine("+=", b) { $0 + $1 } }
  /// Subtracts in place, without new memory.
  public static func -= (a: inout Tensor, b: Tensor) { a.combine("-=", b) { $0 - $1 } }
  /// Multiplies in place, without new memory.
  public static func *= (a: inout Tensor, b: Tensor) { a.combine("*=", b) { $0 * $1 } }
  /// Divides in place, without new memory.
  public static func /= (a: inout Tensor, b: Tensor) { a.combine("/=", b) { $0 / $1 } }
  /// Adds a scalar in place.
  public static func += (a: inout Tensor, b: Scalar) { a.apply { $0 + b } }
  /// Subtracts a scalar in place.
  public static func -= (a: inout Tensor, b: Scalar) { a.apply { $0 - b } }
  /// Multiplies by a scalar in place.
  public static func *= (a: inout Tensor, b: Scalar) { a.apply { $0 * b } }
  /// Divides by a scalar in place.
  public static func /= (a: inout Tensor, b: Scalar) { a.apply { $0 / b } }
}

// The loops are plain ones over scalars: the compiler turns them into vectors, and the memory sets
// the pace. `@inline(__always)`, so that every operation is compiled into a loop of its own.

extension Tensor {
  /// How many times b has to be laid over a: once for equal shapes, once a row for a vector.
  fileprivate func repetitions(of b: Tensor, for operation: String) -> Int {
    if shape == b.shape { return count == 0 ? 0 : 1 }
    guard b.rank == 1, rank > 1, shape[rank - 1] == b.shape[0] else {
      mistake(
        "\(operation): shapes \(shape) and \(b.shape) are neither equal nor a vector as long as "
          + "the last axis")
    }
    return b.count == 0 ? 0 : count / b.count
  }

  @inline(__always)
  fileprivate static func combine(
    _ name: String, _ a: Tensor, _ b: Tensor, _ operation: (Scalar, Scalar) -> Scalar
  ) -> Tensor {
    let rows = a.repetitions(of: b, for: name)
    return unsafe Tensor(like: a) { x, z in
      unsafe b.storage.withUnsafeBufferPointer { y in
        guard let y = y.baseAddress else { return }
        unsafe combineRows(x, y, into: z, rows, b.count, operation)
      }
    }
  }

  @inline(__always)
  fileprivate mutating func combine(
    _ name: String, _ other: Tensor, _ operation: (Scalar, Scalar) -> Scalar
  ) {
    let rows = repetitions(of: other, for: name)
    unsafe other.storage.withUnsafeBufferPointer { y in
      unsafe storage.withUnsafeMutableBufferPointer { x in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        unsafe combineRows(UnsafePointer(x), y, into: x, rows, other.count, operation)
      }
    }
  }

  @inline(__always)
  fileprivate func each(_ operation: (Scalar) -> Scalar) -> Tensor {
    unsafe Tensor(like: self) { x, y in
      inParallel(count: count, least: leastPart) { part in
        for i in part { unsafe y[i] = operation(x[i]) }
      }
    }
  }

  @inline(__always)
  fileprivate mutating func apply(_ operation: (Scalar) -> Scalar) {
    unsafe storage.withUnsafeMutableBufferPointer { x in
      inParallel(count: x.count, least: leastPart) { part in
        for i in part { unsafe x[i] = operation(x[i]) }
      }
    }
  }
}

/// zₙ = xₙ ∘ y for every row n; in parts of rows, or of columns where there is one row only.
@inline(__always)
private func combineRows(
  _ x: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>, into z: UnsafeMutablePointer<Scalar>,
  _ rows: Int, _ width: Int, _ operation: (Scalar, Scalar) -> Scalar
) {
  if rows == 1 {
    inParallel(count: width, least: leastPart) { part in
      for i in part { unsafe z[i] = operation(x[i], y[i]) }
    }
  } else if width == 1 {
    // Rows of one number: a loop over their columns would only be in the way.
    let number = unsafe y[0]
    inParallel(count: rows, least: leastPart) { part in
      for i in part { unsafe z[i] = operation(x[i], number) }
    }
  } else if width > 1 {
    inParallel(count: rows, least: leastPart / width + 1) { part in
      for row in part {
        let (x, z) = unsafe (x + row * width, z + row * width)
        for i in 0..<width { unsafe z[i] = operation(x[i], y[i]) }
      }
    }
  }
}

/// The fewest scalars that are worth a part of their own: adding them takes a few microseconds.
private let leastPart = 32_768
