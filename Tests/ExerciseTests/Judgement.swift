import ExerciseKit
import Testing

#if !SinglePrecision
  /// Expects a right answer, however it is written, to be accepted for 20 seeds.
  func expectAccepted<Function>(
    _ exercise: Exercise<Function>, sourceLocation: SourceLocation = #_sourceLocation,
    _ function: Function
  ) {
    for seed in 0..<20 as Range<UInt64> {
      let verdict = exercise.attempt(function).verdict(seed: seed)
      #expect(verdict == .done, "seed \(seed)", sourceLocation: sourceLocation)
    }
  }

  /// Expects a wrong answer that is not listed to be rejected with a sentence for 5 seeds.
  ///
  /// In the sentence each # stands for a number that depends on the draw; all else is literal.
  func expectTold<Function>(
    _ exercise: Exercise<Function>, _ sentence: String,
    sourceLocation: SourceLocation = #_sourceLocation, _ function: Function
  ) throws {
    let number = #"-?\d+(\.\d+)?(e[+-]\d+)?"#
    let pattern = #"\Q"# + sentence.replacing("#", with: #"\E"# + number + #"\Q"#) + #"\E"#
    let regex = try Regex(pattern)
    for seed in 0..<5 as Range<UInt64> {
      guard case .notYet(let message) = exercise.attempt(function).verdict(seed: seed) else {
        Issue.record("seed \(seed): a wrong answer is accepted", sourceLocation: sourceLocation)
        continue
      }
      #expect(
        try regex.wholeMatch(in: message) != nil, "seed \(seed) is told: \(message)",
        sourceLocation: sourceLocation)
      let isListed = exercise.wrongAnswers.contains { $0.message == message }
      #expect(!isListed, "seed \(seed): the answer is a listed one", sourceLocation: sourceLocation)
    }
  }
#endif
