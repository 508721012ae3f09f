import Tensors

/// Pieces of a text, side by side: what a language model reads, and what it is to say.
///
/// Of every piece the model reads tokens 0 … T − 1 and is asked for tokens 1 … T: at each step for the
/// one that comes next. Both lists run step by step, token t · N + n being step t of piece n, so that
/// they are the rows of a [T, N, …] tensor.
public struct TextBatch: Sendable, Equatable {
  /// The number T of steps.
  public let steps: Int
  /// The number N of pieces.
  public let count: Int
  /// The tokens read, T · N of them.
  public let inputs: [Int]
  /// The tokens that follow, T · N of them: the inputs, one step on.
  public let targets: [Int]

  /// Cuts pieces out of a text.
  ///
  /// - Parameters:
  ///   - tokens: The text.
  ///   - starts: Where the N pieces begin; behind each there are T more tokens at least.
  ///   - steps: The number T of steps.
  public init(of tokens: [Int], startingAt starts: [Int], steps: Int) {
    guard steps > 0, starts.allSatisfy({ $0 >= 0 && $0 + steps < tokens.count }) else {
      mistake(
        "TextBatch: pieces of \(steps) tokens and their successor, from \(starts.min() ?? 0) to "
          + "\(starts.max() ?? 0), of a text of \(tokens.count)")
    }
    self.steps = steps
    count = starts.count
    inputs = (0..<steps).flatMap { t in starts.map { tokens[$0 + t] } }
    targets = (1...steps).flatMap { t in starts.map { tokens[$0 + t] } }  // shifted by one
  }

  /// Cuts pieces out of a text at random places.
  ///
  /// - Parameters:
  ///   - tokens: The text, at least T + 1 tokens long.
  ///   - steps: The number T of steps.
  ///   - count: The number N of pieces.
  ///   - generator: The source of randomness.
  public init(
    of tokens: [Int], steps: Int, count: Int, using generator: inout some RandomNumberGenerator
  ) {
    guard tokens.count > steps else {
      mistake("TextBatch: a text of \(tokens.count) tokens for pieces of \(steps) and one more")
    }
    let starts = (0..<count).map { _ in randomIndex(below: tokens.count - steps, using: &generator)
    }
    self.init(of: tokens, startingAt: starts, steps: steps)
  }
}
