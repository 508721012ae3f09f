@preconcurrency import Foundation  // for the variable stdout of the C library

/// The program that judges one attempt, run by the runner in a process of its own.
///
///     check-04 linearBackward --seed 7
///
/// prints the verdict as one line, `done: ` and the mistakes avoided or `not yet: ` and the sentence. What else can happen to
/// the learner's code is told by the exit status (`CheckStatus`) or by the signal that ended it.
///
/// - Parameter attempts: The attempts of a chapter.
public func runCheck(_ attempts: [Attempt]) {
  let words = CommandLine.arguments.dropFirst()
  guard let name = words.first, let attempt = attempts.first(where: { $0.name == name }) else {
    FileHandle.standardError.write(
      Data("expected the name of an exercise: \(attempts.map(\.name))\n".utf8))
    exit(64)
  }
  setvbuf(stdout, nil, _IOLBF, 0)  // what the learner prints is there even if the code stops
  let seed = words.dropFirst(2).first.flatMap { UInt64($0) } ?? .random(in: 0..<1_000_000)
  enforceLimits(seconds: 10, megabytes: 1_000)
  switch attempt.verdict(seed: seed) {
  case .done: print("done: " + attempt.mistakes.joined(separator: "; "))
  case .notYet(let message):
    print("not yet: " + message.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
