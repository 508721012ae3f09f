/// What a check says of an attempt.
public enum Verdict: Sendable, Equatable {
  /// Everything asked for is right.
  case done
  /// Something is wrong, and the sentence says what.
  case notYet(String)
}
