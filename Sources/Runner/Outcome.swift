/// What came of checking an exercise.
package enum Outcome: Equatable, Sendable {
  /// The learner has not begun.
  case notAttempted
  /// Everything asked for is right.
  case done
  /// Something is wrong.
  case notYet(Complaint)
  /// It could not be checked, since another file of the chapter does not compile.
  case blocked(Complaint)

  /// How far the exercise is; a blocked one counts as not yet.
  package var state: Progress.State {
    switch self {
    case .notAttempted: .notAttempted
    case .done: .done
    case .notYet, .blocked: .notYet
    }
  }

  /// What is wrong, if something is.
  package var complaint: Complaint? {
    switch self {
    case .notAttempted, .done: nil
    case .notYet(let complaint), .blocked(let complaint): complaint
    }
  }
}

/// What is wrong, and where if that is known.
package struct Complaint: Equatable, Sendable {
  /// A sentence.
  package var message: String
  /// The file, seen from the package.
  package var file: String?
  /// The line in the file.
  package var line: Int?
  /// The compiler's errors, where it is the compiler that complains.
  package var errors: [CompilerMessage] = []

  package init(
    _ message: String, file: String? = nil, line: Int? = nil, errors: [CompilerMessage] = []
  ) {
    self.message = message
    self.file = file
    self.line = line
    self.errors = errors
  }
}
