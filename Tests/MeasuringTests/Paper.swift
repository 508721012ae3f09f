import Synchronization

/// Collects what is written.
final class Paper: Sendable {
  private let written = Mutex("")
  var text: String { written.withLock { $0 } }
  func write(_ text: String) { written.withLock { $0 += text } }
}
