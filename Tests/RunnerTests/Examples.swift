import ExerciseKit
import Foundation
import Runner
import Synchronization
import Terminal
import Testing

/// Two chapters with three exercises.
let examples = Syllabus([
  Course("03-Neurons", exercises: ["relu", "leakyReLU"]),
  Course("04-Backpropagation", exercises: ["linearBackward"]),
])

/// The exercise of an example's name.
func example(_ name: String) throws -> Assignment {
  try examples.assignment(called: name, Progress())
}

/// A console that keeps what is printed.
final class Paper: Sendable {
  private let lines = Mutex("")

  /// A console of a width that prints here, without colors.
  func console(width: Int = 80) -> Console {
    var facts = Console.Facts()
    facts.environment = ["COLUMNS": "\(width)"]
    return Console(facts) { text in self.lines.withLock { $0 += text } }
  }

  /// What was printed.
  var text: String { lines.withLock { $0 } }
}

/// Calls a body with an empty package folder that is removed afterwards.
func inNewPlace(_ body: (Workplace) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer {
    do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
  }
  try body(Workplace(root: folder.path))
}
