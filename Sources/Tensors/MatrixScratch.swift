import Foundation

/// Memory for copied panels, kept from one product to the next.
///
/// There are as many pieces as threads have been copying at once. Asked for anew each time, they
/// would make a product of 16 × 16 matrices a tenth slower.
enum MatrixScratch {
  // Not a `Mutex`, which the thread sanitizer does not know and takes for a race.
  private static let lock = NSLock()
  nonisolated(unsafe) private static var spare = unsafe [UnsafeMutablePointer<Scalar>]()

  /// Lends memory for a panel, whose scalars are whatever they are.
  static func lend(_ work: (UnsafeMutablePointer<Scalar>) -> Void) {
    let kept = unsafe lock.withLock { unsafe spare.popLast() }
    let memory = unsafe kept ?? allocate()
    unsafe work(memory)
    lock.withLock { unsafe spare.append(memory) }
  }

  /// Room for the largest panel, at the beginning of a line of the cache.
  private static func allocate() -> UnsafeMutablePointer<Scalar> {
    let count = blockDepth * tileVectors * lanes
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Scalar>.stride, alignment: 64)
    return unsafe bytes.bindMemory(to: Scalar.self, capacity: count)
  }
}
