/// An exercise: what is checked, and the wrong answers that have a name.
///
/// What helps stands with the solution (`Stub.hints`).
///
/// The check takes the learner's function as a value: solutions and wrong answers are tried in the
/// test process, the learner's function in a child process.
public struct Exercise<Function> {
  /// The name, which is that of the function.
  public let name: String
  /// The known wrong answers.
  public let wrongAnswers: [WrongAnswer<Function>]
  let check: (Function, inout Trial) -> Void

  /// Describes an exercise.
  ///
  /// - Parameters:
  ///   - name: The name of the function.
  ///   - wrongAnswers: At least three known wrong answers.
  ///   - check: Draws inputs, calls the function and states what is expected of its results.
  public init(
    _ name: String, wrongAnswers: [WrongAnswer<Function>],
    check: @escaping (Function, inout Trial) -> Void
  ) {
    self.name = name
    self.wrongAnswers = wrongAnswers
    self.check = check
  }

  /// Binds the exercise to somebody's function.
  ///
  /// - Parameter function: The function.
  /// - Returns: The attempt, ready to be judged.
  public func attempt(_ function: Function) -> Attempt {
    Attempt(exercise: self, function: function)
  }
}

/// A known wrong answer: the function, what is wrong with it in short, and what to say.
public struct WrongAnswer<Function> {
  /// The mistake in a few words, for the list of those avoided.
  public let title: String
  /// The sentence that a learner who makes it hears.
  public let message: String
  /// The wrong function.
  public let function: Function

  /// Describes a wrong answer.
  ///
  /// - Parameters:
  ///   - title: The mistake in a few words.
  ///   - message: The sentence that a learner who makes it hears.
  ///   - function: The wrong function.
  public init(_ title: String, says message: String, _ function: Function) {
    self.title = title
    self.message = message
    self.function = function
  }
}
