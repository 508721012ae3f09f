import Tensors

/// How often each class was taken for each class.
public struct ConfusionMatrix: Sendable, Equatable {
  /// `counts[truth][guess]`: the examples of class `truth` that were taken for class `guess`.
  public private(set) var counts: [[Int]]

  /// Counts guesses against the truth.
  ///
  /// - Parameters:
  ///   - guesses: The predicted classes, each within 0 ..< `classCount`.
  ///   - labels: The true classes, one a guess.
  ///   - classCount: The number K of classes.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    guesses: [Int], labels: [Int], classCount: Int,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
    guard guesses.count == labels.count else {
      mistake(
        "ConfusionMatrix: \(guesses.count) guesses for \(labels.count) labels",
        file: file, line: line)
    }
    for (guess, label) in zip(guesses, labels) {
      guard counts.indices.contains(guess), counts.indices.contains(label) else {
        mistake(
          "ConfusionMatrix: guess \(guess) and label \(label) of \(classCount) classes",
          file: file, line: line)
      }
      counts[label][guess] += 1
    }
  }

  /// The number of examples.
  public var total: Int { counts.joined().reduce(0, +) }

  /// The number of right guesses, the diagonal's sum.
  public var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// The share of right guesses, correct ÷ total; NaN without examples.
  public var accuracy: Scalar { Scalar(correct) / Scalar(total) }
}

/// The share of examples whose guess is the label; NaN without examples.
///
/// Articles: 000 §4.2 and 002 §5.5. Formulas 000-C02i, 002-C05.
///
/// - Parameters:
///   - guesses: The predicted classes.
///   - labels: The true classes, one a guess.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: A number in [0, 1].
public func accuracy(
  of guesses: [Int], labels: [Int], file: StaticString = #fileID, line: UInt = #line
) -> Scalar {
  guard guesses.count == labels.count else {
    mistake(
      "accuracy: \(guesses.count) guesses for \(labels.count) labels", file: file, line: line)
  }
  let correct = zip(guesses, labels).count { $0 == $1 }
  return Scalar(correct) / Scalar(labels.count)
}
