import Tensors

/// The numbers 0 ..< count in random order, cut into batches: one epoch.
///
///     for batch in MiniBatches(of: 1_437, size: 64, using: &generator) { … }
///
/// Every example occurs exactly once; the last batch is short when the size does not divide the
/// count.
public struct MiniBatches: Sequence, IteratorProtocol, Sendable {
  private let order: [Int]
  private let size: Int
  private var position = 0

  /// Shuffles the examples for one epoch.
  ///
  /// - Parameters:
  ///   - count: The number of examples.
  ///   - size: The number of examples in a batch, at least 1.
  ///   - generator: The source of randomness.
  public init(of count: Int, size: Int, using generator: inout some RandomNumberGenerator) {
    guard size > 0 else { mistake("MiniBatches: a batch of \(size) examples") }
    order = randomPermutation(of: count, using: &generator)
    self.size = size
  }

  /// The examples of the next batch, or nil at the end of the epoch.
  public mutating func next() -> [Int]? {
    guard position < order.count else { return nil }
    let end = Swift.min(position + size, order.count)
    defer { position = end }
    return Array(order[position..<end])
  }
}
