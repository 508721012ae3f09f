/// A rectangular block of scalars: a shape, and the scalars in row-major order.
///
/// The scalar at index (i, j, k) of a tensor of shape [A, B, C] is number (i · B + j) · C + k: the
/// last axis has stride 1. A tensor is a value; copies share their storage until one is written.
///
/// Rows are examples everywhere in this package: a batch of N examples with D inputs is [N, D].
public struct Tensor: Sendable, Equatable {
  /// The lengths of the axes; empty for a single number.
  public private(set) var shape: [Int]

  /// The scalars in row-major order, `shape` multiplied together of them.
  @usableFromInline var storage: [Scalar]

  /// Creates a tensor of a shape from its scalars in row-major order.
  ///
  /// - Parameters:
  ///   - shape: The lengths of the axes.
  ///   - scalars: As many scalars as the shape has room for; any other number is a mistake.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    shape: [Int], scalars: [Scalar], file: StaticString = #fileID, line: UInt = #line
  ) {
    guard scalarCount(of: shape) == scalars.count else {
      mistake(
        "a tensor of shape \(shape) holds \(scalarCount(of: shape).map(String.init) ?? "no") "
          + "scalars, found \(scalars.count)", file: file, line: line)
    }
    self.shape = shape
    storage = scalars
  }

  /// Creates a tensor whose scalars are all equal.
  ///
  /// - Parameters:
  ///   - value: The value of every scalar.
  ///   - shape: The lengths of the axes.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    repeating value: Scalar, shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) {
    guard let count = scalarCount(of: shape) else {
      mistake("no tensor has the shape \(shape)", file: file, line: line)
    }
    self.shape = shape
    storage = [Scalar](repeating: value, count: count)
  }

  /// Creates a vector, shape [N].
  ///
  /// - Parameter scalars: The N scalars.
  public init(_ scalars: [Scalar]) {
    shape = [scalars.count]
    storage = scalars
  }

  /// Creates a matrix, shape [N, M], from its N rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, all of one length; anything else is a mistake.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(_ rows: [[Scalar]], file: StaticString = #fileID, line: UInt = #line) {
    let width = rows.first?.count ?? 0
    for (number, row) in rows.enumerated() where row.count != width {
      mistake(
        "row \(number) of a matrix has \(row.count) scalars, expected \(width) as in row 0",
        file: file, line: line)
    }
    shape = [rows.count, width]
    storage = rows.flatMap { $0 }
  }

  /// A tensor of zeros.
  ///
  /// - Parameters:
  ///   - shape: The lengths of the axes.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The tensor.
  public static func zeros(
    _ shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    Tensor(repeating: 0, shape: shape, file: file, line: line)
  }

  /// The tensor without scalars, shape [0]; it owns no memory.
  public static let empty = Tensor([Scalar]())

  /// The scalars in row-major order.
  public var scalars: [Scalar] { storage }

  /// The number of scalars.
  @inlinable public var count: Int { storage.count }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// The same scalars in another shape of the same size; nothing is copied.
  ///
  /// To `[N, -1]` it flattens images row by row, as program 001 §5.1 does (001-C01b).
  ///
  /// - Parameters:
  ///   - newShape: The lengths of the axes; one of them may be −1 and follows from the others.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The tensor.
  public func reshaped(
    _ newShape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    var target = newShape
    if let open = newShape.firstIndex(of: -1) {
      target[open] = 1
      let known = scalarCount(of: target) ?? 0
      target[open] = known > 0 ? count / known : 0
    }
    guard scalarCount(of: target) == count else {
      mistake(
        "reshaped: \(shape) with \(count) scalars does not fit \(newShape)",
        file: file, line: line)
    }
    var result = self
    result.shape = target
    return result
  }

  /// Creates a tensor of `shape` by appending its scalars in row-major order.
  init(shape: [Int], appending fill: (inout OutputSpan<Scalar>) -> Void) {
    let count = shape.reduce(1, *)
    self.shape = shape
    storage = [Scalar](capacity: count, initializingWith: fill)
    guard storage.count == count else {
      mistake("\(storage.count) of \(count) scalars of a tensor of shape \(shape) were written")
    }
  }
}

/// The number of scalars of a shape, or nil when a length is negative or the product too large.
///
/// Zeros are left out of the product at first, so that the lengths of any of the axes of a tensor
/// can be multiplied without overflow.
private func scalarCount(of shape: [Int]) -> Int? {
  var size = 1
  for length in shape {
    let (product, overflow) = size.multipliedReportingOverflow(by: max(length, 1))
    guard length >= 0, !overflow else { return nil }
    size = product
  }
  return shape.contains(0) ? 0 : size
}
