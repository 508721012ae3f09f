// Checked access to single scalars. A wrong index ends the program with the index, the shape, and
// the file and line of the caller; a trap inside an optimised module would print nothing.

extension Tensor {
  /// The scalar at index (i) of a tensor of one axis.
  ///
  /// - Parameters:
  ///   - i: The index, from 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  @inlinable
  public subscript(i: Int, file: StaticString = #fileID, line: UInt = #line) -> Scalar {
    get { storage[offset(i, file, line)] }
    set { storage[offset(i, file, line)] = newValue }
  }

  /// The scalar at index (i, j) of a matrix: row i, column j.
  ///
  /// - Parameters:
  ///   - i: The row, from 0.
  ///   - j: The column, from 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  @inlinable
  public subscript(
    i: Int, j: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Scalar {
    get { storage[offset(i, j, file, line)] }
    set { storage[offset(i, j, file, line)] = newValue }
  }

  /// The scalar at index (i, j, k) of a tensor of three axes.
  ///
  /// - Parameters:
  ///   - i: The index on the first axis, from 0.
  ///   - j: The index on the second axis, from 0.
  ///   - k: The index on the third axis, from 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  @inlinable
  public subscript(
    i: Int, j: Int, k: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Scalar {
    get { storage[offset(i, j, k, file, line)] }
    set { storage[offset(i, j, k, file, line)] = newValue }
  }

  /// The scalar at index (i, j, k, l) of a tensor of four axes.
  ///
  /// - Parameters:
  ///   - i: The index on the first axis, from 0.
  ///   - j: The index on the second axis, from 0.
  ///   - k: The index on the third axis, from 0.
  ///   - l: The index on the fourth axis, from 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  @inlinable
  public subscript(
    i: Int, j: Int, k: Int, l: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Scalar {
    get { storage[offset(i, j, k, l, file, line)] }
    set { storage[offset(i, j, k, l, file, line)] = newValue }
  }

  /// The scalar at an index of any length.
  ///
  /// - Parameters:
  ///   - index: One number an axis, from 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public subscript(
    index index: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Scalar {
    get { storage[offset(index, file, line)] }
    set { storage[offset(index, file, line)] = newValue }
  }

  @inlinable
  func offset(_ i: Int, _ file: StaticString, _ line: UInt) -> Int {
    if shape.count != 1 || !isIndex(i, shape[0]) { outOfRange([i], shape, file, line) }
    return i
  }

  @inlinable
  func offset(_ i: Int, _ j: Int, _ file: StaticString, _ line: UInt) -> Int {
    if shape.count != 2 || !isIndex(i, shape[0]) || !isIndex(j, shape[1]) {
      outOfRange([i, j], shape, file, line)
    }
    return i &* shape[1] &+ j
  }

  @inlinable
  func offset(_ i: Int, _ j: Int, _ k: Int, _ file: StaticString, _ line: UInt) -> Int {
    if shape.count != 3 || !isIndex(i, shape[0]) || !isIndex(j, shape[1])
      || !isIndex(k, shape[2])
    {
      outOfRange([i, j, k], shape, file, line)
    }
    return (i &* shape[1] &+ j) &* shape[2] &+ k
  }

  @inlinable
  func offset(_ i: Int, _ j: Int, _ k: Int, _ l: Int, _ file: StaticString, _ line: UInt) -> Int {
    if shape.count != 4 || !isIndex(i, shape[0]) || !isIndex(j, shape[1])
      || !isIndex(k, shape[2]) || !isIndex(l, shape[3])
    {
      outOfRange([i, j, k, l], shape, file, line)
    }
    return ((i &* shape[1] &+ j) &* shape[2] &+ k) &* shape[3] &+ l
  }

  private func offset(_ index: [Int], _ file: StaticString, _ line: UInt) -> Int {
    guard index.count == rank, zip(index, shape).allSatisfy(isIndex) else {
      outOfRange(index, shape, file, line)
    }
    return zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 }
  }
}

/// Whether 0 ≤ index < length, in one comparison.
@inlinable
func isIndex(_ index: Int, _ length: Int) -> Bool {
  UInt(bitPattern: index) < UInt(bitPattern: length)
}

@usableFromInline @inline(never)
func outOfRange(
  _ index: [Int], _ shape: [Int], _ file: StaticString, _ line: UInt
) -> Never {
  mistake("index \(index) is outside a tensor of shape \(shape)", file: file, line: line)
}
