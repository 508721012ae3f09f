import Synchronization

/// Memory for copied panels, kept from one product to the next.
///
/// There are as many pieces as threads have been copying at once. Asked for anew each time, they
/// would cost a product of 16 × 16 matrices a quarter more.
enum MatrixScratch {
  private static let spare = Mutex<[UInt]>([])

  /// Lends memory for a panel, whose scalars are whatever they are.
  static func lend(_ work: (UnsafeMutablePointer<Scalar>) -> Void) {
    let address = spare.withLock { $0.popLast() } ?? 0
    let memory =
      unsafe UnsafeMutableRawPointer(bitPattern: address)
      ?? .allocate(byteCount: count * MemoryLayout<Scalar>.size, alignment: 64)
    unsafe work(memory.bindMemory(to: Scalar.self, capacity: count))
    spare.withLock { $0.append(UInt(bitPattern: memory)) }
  }

  /// The scalars of the largest panel.
  private static let count = blockDepth * tileVectors * lanes
}
