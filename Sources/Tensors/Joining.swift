extension Tensor {
  /// Tensors laid end to end along an axis.
  ///
  /// - Parameters:
  ///   - tensors: At least one; all axes but `axis` have equal lengths.
  ///   - axis: The axis that grows, from 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The joined tensor.
  public static func concatenating(
    _ tensors: [Tensor], along axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    guard var shape = tensors.first?.shape, isIndex(axis, shape.count) else {
      mistake(
        "concatenating along axis \(axis): no such axis in the shapes \(tensors.map(\.shape))",
        file: file, line: line)
    }
    for tensor in tensors {
      var other = tensor.shape
      if isIndex(axis, other.count) { other[axis] = shape[axis] }
      guard other == shape else {
        mistake(
          "concatenating along axis \(axis): shapes \(shape) and \(tensor.shape) differ on "
            + "another axis", file: file, line: line)
      }
    }
    shape[axis] = tensors.reduce(0) { $0 + $1.shape[axis] }
    // One run of scalars a tensor and index of the axes before `axis`.
    let runs = tensors.map { $0.shape[axis...].reduce(1, *) }
    return Tensor(shape: shape) { output in
      for outer in 0..<shape[..<axis].reduce(1, *) {
        for (tensor, run) in zip(tensors, runs) {
          output.append(tensor.storage, (outer * run)..<((outer + 1) * run))
        }
      }
    }
  }

  /// Cuts the tensor into parts along an axis: the inverse of `concatenating`.
  ///
  /// - Parameters:
  ///   - lengths: The parts' lengths on the axis; together its whole length.
  ///   - axis: The axis that is cut, from 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: One tensor a length.
  public func split(
    into lengths: [Int], along axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    guard isIndex(axis, rank), lengths.allSatisfy((0...shape[axis]).contains),
      lengths.reduce(0, +) == shape[axis]
    else {
      mistake(
        "split: lengths \(lengths) along axis \(axis) of a tensor of shape \(shape)",
        file: file, line: line)
    }
    let step = shape[(axis + 1)...].reduce(1, *)
    var start = 0
    return lengths.map { length in
      defer { start += length }
      var part = shape
      part[axis] = length
      return Tensor(shape: part) { output in
        for outer in 0..<shape[..<axis].reduce(1, *) {
          let first = (outer * shape[axis] + start) * step
          output.append(storage, first..<(first + length * step))
        }
      }
    }
  }
}

extension OutputSpan<Scalar> {
  /// Appends some neighbouring scalars of an array, as a copy of their memory.
  fileprivate mutating func append(_ scalars: [Scalar], _ range: Range<Int>) {
    unsafe scalars.withUnsafeBufferPointer { scalars in
      unsafe withUnsafeMutableBufferPointer { output, written in
        guard let start = output.baseAddress, let first = scalars.baseAddress else { return }
        unsafe (start + written).update(from: first + range.lowerBound, count: range.count)
        written += range.count
      }
    }
  }
}
