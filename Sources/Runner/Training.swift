import ExerciseKit

extension Runner {
  /// Runs a chapter's training with the functions that are solved in place of the book's.
  ///
  /// The program is given the names of the solved ones, since a function that still calls `todo()`
  /// would end it.
  func train(_ chapter: String, _ progress: Progress) throws {
    let number = number(of: chapter)
    guard workplace.has("Exercises/Checks/\(chapter)/Mine") else {
      throw CommandError.nothingToRun(chapter: number)
    }
    let builder = Builder(workplace)
    if let error = try builder.errors(building: "mine-" + number).first {
      throw TrainingError("\(error.file):\(error.line) does not compile: \(error.text)")
    }
    let solved = syllabus.assignments(of: chapter).map(\.name)
      .filter { progress[$0].state == .done }
    let ending = try ChildProcess(
      program: builder.path(of: "mine-" + number), arguments: solved, environment: Examiner.tracing,
      folder: workplace.root, limit: 60
    ).run()
    console.print(ending.output, terminator: "")
    if let problem = problem(ending, chapter) { throw TrainingError(problem) }
  }

  /// Why a training did not come to its end, nil if it did.
  package func problem(_ ending: Ending, _ chapter: String) -> String? {
    switch ending.cause {
    case .exit(0): return nil
    case .exit(CheckStatus.notAttempted.rawValue):
      return "a function that was solved calls todo() again; "
        + "swift run learn check \(number(of: chapter)) says which"
    case .exit(let status): return "the training ended with status \(status)"
    case .tooLong: return "the training took longer than a minute and was ended"
    case .signal(let signal):
      let files = syllabus.assignments(of: chapter).map(\.fileName)
      let trap = Trap(
        errors: ending.errors, folder: "Exercises/" + chapter, ownFiles: files)
      return Complaint(trap, signal: signal).message
    }
  }
}

/// Why a training did not come to its end.
struct TrainingError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
