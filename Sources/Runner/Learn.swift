import Foundation
import Terminal

/// Runs the exercises' runner: reads the command line, does what it asks for, and exits.
///
/// The exit status is 0 if no exercise checked is wrong, 1 if one is, and 64 for a command line that
/// is not understood. An exercise that is not attempted is not wrong.
public func learn() -> Never {
  let facts = Console.Facts.ofThisProcess()
  let output: @Sendable (String) -> Void = {
    writeToStandardOutput($0, of: "learn", isTerminal: facts.isTerminal)
  }
  let runner = Runner(
    syllabus: Syllabus(courses), workplace: .find(), console: Console(facts, output: output))
  let status = endingCleanlyOnSignals { () -> Int32 in
    do {
      return try runner.run(Command(Array(CommandLine.arguments.dropFirst())))
    } catch {
      writeToStandardError("learn: \(error)\n")
      return error is UsageError || error is CommandError ? 64 : 1
    }
  }
  exit(status)
}

/// The runner of the exercises.
package struct Runner {
  let syllabus: Syllabus
  let workplace: Workplace
  let console: Console

  package init(syllabus: Syllabus, workplace: Workplace, console: Console) {
    self.syllabus = syllabus
    self.workplace = workplace
    self.console = console
  }

  /// Does what a command asks for and returns the exit status.
  package func run(_ command: Command) throws -> Int32 {
    let progress = try workplace.progress()
    switch command {
    case .help: console.print(help)
    case .overview: console.print(Overview(syllabus, progress, on: console).text)
    case .list: console.print(Overview(syllabus, progress, on: console).list)
    case .check(let word, let seed, let form):
      return try check(try syllabus.assignments(called: word, progress), seed: seed, form: form)
    case .watch(let word): try watch(try syllabus.assignment(called: word, progress))
    case .hint(let word): try hint(try syllabus.assignment(called: word, progress))
    case .solution(let word): try compare(try syllabus.assignment(called: word, progress))
    case .run(let word): try train(try syllabus.chapter(called: word), progress)
    case .reset(let word): try reset(try syllabus.assignment(called: word, progress))
    }
    return 0
  }

  /// Changes what is known of an exercise.
  func note(_ name: String, _ change: (inout Progress.Entry) -> Void) throws {
    var progress = try workplace.progress()
    change(&progress[name])
    try workplace.keep(progress)
  }
}
