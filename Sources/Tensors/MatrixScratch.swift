import Synchronization

/// Memory for the copied panels of a block, kept from one product to the next.
///
/// Asked for anew each time it would come and go with pages of the system, which have to be cleared:
/// for 256 × 256 matrices that took a third of the time of the product. One piece is kept; a product
/// that does not find it, because another is using it, gets its own.
enum MatrixScratch {
  private static let spare = Atomic<UInt>(0)

  /// Lends memory for `count` scalars, whose values are whatever they are.
  static func lend(_ work: (UnsafeMutablePointer<Scalar>) -> Void) {
    let address = spare.exchange(0, ordering: .acquiring)
    let memory =
      unsafe UnsafeMutableRawPointer(bitPattern: address)
      ?? .allocate(byteCount: count * MemoryLayout<Scalar>.size, alignment: 64)
    unsafe work(memory.bindMemory(to: Scalar.self, capacity: count))
    let returned = UInt(bitPattern: memory)
    let other = spare.exchange(returned, ordering: .acquiringAndReleasing)
    unsafe UnsafeMutableRawPointer(bitPattern: other)?.deallocate()
  }

  /// The scalars of the largest block.
  private static let count = blockDepth * blockVectors * lanes
}
