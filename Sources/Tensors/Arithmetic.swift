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
  public static func + (a: Tensor, b: Scalar) -> Tensor { a.map { $0 + b } }
  /// Takes a scalar from every element.
  public static func - (a: Tensor, b: Scalar) -> Tensor { a.map { $0 - b } }
  /// Multiplies every element by a scalar.
  public static func * (a: Tensor, b: Scalar) -> Tensor { a.map { $0 * b } }
  /// Divides every element by a scalar.
  public static func / (a: Tensor, b: Scalar) -> Tensor { a.map { $0 / b } }
  /// Adds every element to a scalar.
  public static func + (a: Scalar, b: Tensor) -> Tensor { b.map { a + $0 } }
  /// Takes every element from a scalar.
  public static func - (a: Scalar, b: Tensor) -> Tensor { b.map { a - $0 } }
  /// Multiplies a scalar by every element.
  public static func * (a: Scalar, b: Tensor) -> Tensor { b.map { a * $0 } }
  /// Divides a scalar by every element.
  public static func / (a: Scalar, b: Tensor) -> Tensor { b.map { a / $0 } }
  /// Every element with the other sign.
  public static prefix func - (a: Tensor) -> Tensor { a.map { -$0 } }

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

  // One loop for both cases, so that `operation` has one call site and is inlined there.
  @inline(__always)
  fileprivate static func combine(
    _ name: String, _ a: Tensor, _ b: Tensor, _ operation: (Scalar, Scalar) -> Scalar
  ) -> Tensor {
    let repetitions = a.repetitions(of: b, for: name)
    let x = a.storage.span
    let y = b.storage.span
    return Tensor(shape: a.shape) { output in
      for repetition in 0..<repetitions {
        let part = x.extracting((repetition * y.count)..<((repetition + 1) * y.count))
        for i in 0..<y.count { output.append(operation(part[i], y[i])) }
      }
    }
  }

  @inline(__always)
  fileprivate mutating func combine(
    _ name: String, _ other: Tensor, _ operation: (Scalar, Scalar) -> Scalar
  ) {
    let repetitions = self.repetitions(of: other, for: name)
    let y = other.storage.span
    var x = storage.mutableSpan
    for repetition in 0..<repetitions {
      let start = repetition * y.count
      for i in 0..<y.count { x[start + i] = operation(x[start + i], y[i]) }
    }
  }

  @inline(__always)
  fileprivate mutating func apply(_ operation: (Scalar) -> Scalar) {
    var x = storage.mutableSpan
    for i in 0..<x.count { x[i] = operation(x[i]) }
  }
}
