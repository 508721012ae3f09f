/// A command line that the runner does not understand.
package enum CommandError: Error, Equatable, CustomStringConvertible {
  /// There is no such command; the nearest that there is.
  case unknownCommand(String, nearest: String)
  /// There is no such exercise; the nearest that there is.
  case unknownExercise(String, nearest: String)
  /// The chapter has no exercises; those that have some.
  case unknownChapter(String, known: [String])
  /// The command needs the name of an exercise.
  case missingName(command: String)
  /// A run was asked for without saying of what.
  case incompleteRun
  /// The chapter has no training for the learner's functions.
  case nothingToRun(chapter: String)
  /// The next exercise was asked for, and there is none.
  case allDone

  /// One line that says what was found and what was expected.
  package var description: String {
    switch self {
    case .unknownCommand(let word, let nearest):
      "there is no command \(word); did you mean \(nearest)?"
    case .unknownExercise(let word, let nearest):
      "there is no exercise \(word); did you mean \(nearest)?"
    case .unknownChapter(let word, let known):
      "chapter \(word) has no exercises; chapters that have: \(known.joined(separator: ", "))"
    case .missingName(let command):
      "\(command) needs the name of an exercise; `swift run learn list` shows them"
    case .incompleteRun:
      "`run` trains with your functions: swift run learn run NUMBER --mine"
    case .nothingToRun(let chapter):
      "chapter \(chapter) has no training that your functions could take part in"
    case .allDone: "all exercises are done; name one"
    }
  }
}
