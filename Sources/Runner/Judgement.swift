import ExerciseKit
import Foundation

/// A checked exercise.
package struct Judgement: Sendable {
  /// The exercise.
  package let assignment: Assignment
  /// What came of it.
  package let outcome: Outcome
  /// The lines that the learner's code printed.
  package var printed: [String] = []
  /// The mistakes that a right answer has avoided.
  package var avoided = ""
  /// The seed of the inputs, if there were any.
  package var seed: UInt64?

  package init(_ assignment: Assignment, _ outcome: Outcome) {
    self.assignment = assignment
    self.outcome = outcome
  }

  /// What the end of a check's process says about the exercise.
  ///
  /// - Parameters:
  ///   - assignment: The exercise.
  ///   - ending: How the process ended.
  ///   - seed: The seed of its inputs.
  ///   - ownFiles: The names of the learner's files in the chapter.
  package init(
    _ assignment: Assignment, _ ending: Ending, seed: UInt64, ownFiles: [String]
  ) {
    var printed = ending.output.split(whereSeparator: \.isNewline).map(String.init)
    switch ending.cause {
    case .exit(CheckStatus.verdict.rawValue):
      (outcome, avoided) = verdict(printed.popLast() ?? "")
    case .exit(CheckStatus.notAttempted.rawValue):
      outcome = .notAttempted
    case .exit(CheckStatus.tooSlow.rawValue), .tooLong:
      outcome = .notYet(Complaint("your code ran longer than 10 seconds: an endless loop?"))
    case .exit(CheckStatus.tooLarge.rawValue):
      outcome = .notYet(
        Complaint("your code took more than 1 GB of memory: does something grow without end?"))
    case .exit(let status):
      outcome = .notYet(Complaint("your code ended the program with status \(status)."))
    case .signal(SIGKILL):
      outcome = .notYet(Complaint("the system ended your code, probably for want of memory."))
    case .signal(let signal):
      let folder = "Exercises/" + assignment.chapter
      let trap = Trap(errors: ending.errors, folder: folder, ownFiles: ownFiles)
      outcome = .notYet(Complaint(trap, signal: signal))
    }
    self.assignment = assignment
    self.printed = printed
    self.seed = seed
  }
}

/// Reads the verdict, the last line of a check's output: the outcome and the mistakes avoided.
private func verdict(_ line: String) -> (Outcome, avoided: String) {
  if line.hasPrefix("done: ") { return (.done, String(line.dropFirst("done: ".count))) }
  let reason =
    line.hasPrefix("not yet: ")
    ? String(line.dropFirst("not yet: ".count))
    : "your code ended the program before it could be judged."
  return (.notYet(Complaint(reason)), "")
}

extension Complaint {
  /// Says where the learner's code stopped, and why.
  ///
  /// A stop outside the learner's files comes from the check, which works with what it was given.
  init(_ trap: Trap, signal: Int32) {
    let reason = trap.reason ?? "signal \(signal)"
    if let file = trap.file, let line = trap.line {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      self.init("your code stopped at \(name):\(line): \(reason)", file: file, line: line)
    } else {
      self.init("the check stopped on what your function returned: \(reason)")
    }
  }
}
