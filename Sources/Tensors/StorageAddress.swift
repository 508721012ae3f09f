extension Tensor {
  /// Where the scalars lie, so that a test can see whether they were copied.
  package var storageAddress: UInt {
    unsafe storage.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
  }
}
