import ExerciseKit
import Testing

/// Proves a check: the solution passes for 50 seeds, every wrong answer is rejected and named for 10.
///
/// Prints the exercise's row of the kill matrix.
func expectProven<Function>(
  _ exercise: Exercise<Function>, _ solution: Function,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let attempt = exercise.attempt(solution)
  for seed in 0..<50 as Range<UInt64> {
    let verdict = attempt.verdict(seed: seed)
    #expect(verdict == .done, "seed \(seed)", sourceLocation: sourceLocation)
  }
  #expect(exercise.wrongAnswers.count >= 3, sourceLocation: sourceLocation)
  let titles = Set(exercise.wrongAnswers.map(\.title))
  #expect(titles.count == exercise.wrongAnswers.count, sourceLocation: sourceLocation)
  var (killed, named) = (0, 0)
  for wrong in exercise.wrongAnswers {
    let verdicts = (0..<10 as Range<UInt64>).map {
      exercise.attempt(wrong.function).verdict(seed: $0)
    }
    let isKilled = verdicts.allSatisfy { $0 != .done }
    let isNamed = verdicts.allSatisfy { $0 == .notYet(wrong.message) }
    if isKilled { killed += 1 }
    if isNamed { named += 1 }
    #expect(isKilled, "\(wrong.title) is accepted", sourceLocation: sourceLocation)
    #expect(
      isNamed, "\(wrong.title) is told: \(verdicts.first { $0 != .notYet(wrong.message) })",
      sourceLocation: sourceLocation)
  }
  print(
    "kill matrix: \(exercise.name): \(exercise.wrongAnswers.count) wrong answers, "
      + "\(killed) killed, \(named) named")
}
