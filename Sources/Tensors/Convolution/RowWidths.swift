extension Tensor {
  /// Creates a tensor whose scalars are all written by `fill`, without clearing them first.
  init(shape: [Int], writing fill: (UnsafeMutablePointer<Scalar>) -> Void) {
    let count = shape.reduce(1, *)
    unsafe self.init(
      shape: shape,
      scalars: [Scalar](unsafeUninitializedCapacity: count) { buffer, initialized in
        if let start = buffer.baseAddress { unsafe fill(start) }
        initialized = count
      })
  }

  /// The rows (the last axis), each with zeros behind it up to a length.
  func widened(to length: Int) -> Tensor {
    let width = shape.last ?? 0
    if width == length { return self }
    let x = storage.span
    return Tensor(shape: shape.dropLast() + [length]) { output in
      for row in 0..<(width == 0 ? 0 : count / width) {
        for i in 0..<width { output.append(x[row * width + i]) }
        for _ in width..<length { output.append(0) }
      }
    }
  }

  /// The beginnings of the rows (the last axis): what `widened` added is cut off.
  func narrowed(to length: Int) -> Tensor {
    let width = shape.last ?? 0
    if width == length { return self }
    let x = storage.span
    return Tensor(shape: shape.dropLast() + [length]) { output in
      for row in 0..<(width == 0 ? 0 : count / width) {
        for i in 0..<length { output.append(x[row * width + i]) }
      }
    }
  }
}

/// A length rounded up to whole registers.
func inWholeRegisters(_ length: Int) -> Int {
  (length + lanes - 1) / lanes * lanes
}
