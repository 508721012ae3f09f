import Program
import Synchronization

/// A sheet on which a run prints.
final class Paper: Sendable {
  private let written = Mutex("")
  var text: String { written.withLock { $0 } }
  func write(_ text: String) { written.withLock { $0 += text } }
}

/// A program with a few options.
let sample = Usage(
  program: "sample", summary: "Tries the options.", example: "--epochs 10 --rate=0.1",
  options: [.epochs(40, quick: 2), .rate(0.5), .seed(0), .figures, .quick, .json])
