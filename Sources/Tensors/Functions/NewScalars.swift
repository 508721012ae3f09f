extension Tensor {
  /// Creates a tensor of the shape of another, whose scalars are written from those of the other.
  ///
  /// The memory is not filled with zeros before; that would cost as much as a sum.
  ///
  /// - Parameters:
  ///   - x: The other tensor.
  ///   - fill: Is given the scalars of x and the new ones, as many, all of which it has to write.
  ///     It is not called when there are none.
  @inline(__always)
  init(
    like x: Tensor, _ fill: (UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>) -> Void
  ) {
    self = x
    storage = unsafe [Scalar](unsafeUninitializedCapacity: x.count) { y, written in
      unsafe x.storage.withUnsafeBufferPointer { x in
        if let x = x.baseAddress, let y = y.baseAddress { unsafe fill(x, y) }
      }
      written = x.count
    }
  }

  /// Creates a tensor of a shape, whose scalars are written from those of another.
  ///
  /// - Parameters:
  ///   - shape: The lengths of the axes.
  ///   - x: The other tensor.
  ///   - fill: Is given the scalars of x and the new ones, all of which it has to write.
  @inline(__always)
  init(
    shape: [Int], from x: Tensor,
    _ fill: (UnsafeBufferPointer<Scalar>, UnsafeMutableBufferPointer<Scalar>) -> Void
  ) {
    self.init(shape: shape) { output in
      unsafe output.withUnsafeMutableBufferPointer { y, written in
        unsafe x.storage.withUnsafeBufferPointer { unsafe fill($0, y) }
        written = y.count
      }
    }
  }
}
