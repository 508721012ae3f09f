import Foundation

/// Checks exercises: builds a chapter's check program once and runs it for each of them.
package struct Examiner {
  /// By this environment a trap leaves a backtrace of its thread on standard error, and nothing asks
  /// for a key.
  static let tracing = [
    "SWIFT_BACKTRACE":
      "enable=yes,color=no,interactive=no,threads=crashed,registers=none,images=none,timeout=5s"
  ]

  private let workplace: Workplace
  private let builder: Builder

  package init(_ workplace: Workplace) {
    self.workplace = workplace
    builder = Builder(workplace)
  }

  /// Judges some of all exercises of one chapter, and tells each judgement as soon as it is there.
  ///
  /// Without a seed each exercise gets a fresh one.
  package func judge(
    _ assignments: [Assignment], of all: [Assignment], seed: UInt64?,
    told: (Judgement) throws -> Void
  ) throws {
    guard let first = assignments.first else { return }
    let errors = try builder.errors(building: first.checkProgram)
    let causes = try errors.map { try cause(of: $0, among: all) }
    for assignment in assignments {
      if let outcome = Outcome(errors: causes, assignment) {
        try told(Judgement(assignment, outcome))
      } else {
        try told(run(assignment, seed: seed ?? .random(in: 0..<1_000_000)))
      }
    }
  }

  private func run(_ assignment: Assignment, seed: UInt64) throws -> Judgement {
    let program = ChildProcess(
      program: builder.path(of: assignment.checkProgram),
      arguments: [assignment.name, "--seed", "\(seed)"],
      environment: Examiner.tracing, folder: workplace.root, limit: 15)
    let ownFiles = try FileManager.default.contentsOfDirectory(
      atPath: workplace.path("Exercises/" + assignment.chapter))
    return Judgement(assignment, try program.run(), seed: seed, ownFiles: ownFiles)
  }

  /// Where an error has its cause.
  ///
  /// If the check program cannot call a function, that is the function's file: it is gone, or the
  /// name or the types in it have changed.
  private func cause(
    of error: CompilerMessage, among all: [Assignment]
  ) throws -> CompilerMessage {
    guard error.file.hasPrefix("Exercises/Checks/"), let calls = try workplace.text(error.file)
    else { return error }
    let lines = calls.split(separator: "\n", omittingEmptySubsequences: false)
    let call = lines.indices.contains(error.line - 1) ? lines[error.line - 1] : ""
    let callee = all.first { call.contains("(\($0.name))") }
    guard let callee else { return error }
    let text = try workplace.text(callee.file)
    return error.blaming(callee, text: text)
  }
}

extension CompilerMessage {
  /// The error of a call of an exercise as one of the file that should hold it, whose text is nil if
  /// there is no such file.
  package func blaming(_ callee: Assignment, text: String?) -> CompilerMessage {
    let name = callee.name
    let lines = text?.components(separatedBy: "\n") ?? []
    let place = lines.firstIndex { $0.contains("func \(name)(") }
    let cause =
      if text == nil {
        "the file is missing; `swift run learn reset \(name)` brings the stub back"
      } else if place == nil {
        "there is no public function \(name) in it, as in the stub"
      } else {
        "the check cannot call \(name), whose first lines must stay as in the stub: \(self.text)"
      }
    return CompilerMessage(
      file: callee.file, line: (place ?? 0) + 1, column: 1, text: cause)
  }
}

extension Outcome {
  /// What errors of a chapter's build mean for one exercise; nil without errors.
  ///
  /// - Parameters:
  ///   - errors: The errors, with paths seen from the package.
  ///   - assignment: The exercise.
  package init?(errors: [CompilerMessage], _ assignment: Assignment) {
    guard let first = errors.first else { return nil }
    let own = errors.filter { $0.file == assignment.file }
    if let error = own.first {
      self = .notYet(
        Complaint(
          "it does not compile: \(error.text)", file: error.file, line: error.line, errors: own))
    } else {
      let name = first.file.split(separator: "/").last ?? ""
      self = .blocked(
        Complaint(
          "not checked, because \(name):\(first.line), of the same chapter, does not compile: "
            + first.text, file: first.file, line: first.line, errors: [first]))
    }
  }
}
