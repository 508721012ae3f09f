import LanguageModel
import Tensors

/// Pieces of a text, one after the other: what a transformer reads, and what it is to say.
///
/// Both lists run piece by piece, token n · T + t being position t of piece n, so that they are the rows
/// of an [N, T, …] tensor. Chapter 10's `TextBatch` holds the same tokens step by step.
public struct SequenceBatch: Sendable, Equatable {
  /// The number N of pieces.
  public let count: Int
  /// The number T of positions.
  public let steps: Int
  /// The tokens read, N · T of them.
  public let inputs: [Int]
  /// The tokens that follow, N · T of them.
  public let targets: [Int]

  /// Creates a batch from its tokens.
  ///
  /// - Parameters:
  ///   - inputs: The tokens read, N · T of them.
  ///   - targets: The tokens that follow, N · T of them.
  ///   - count: The number N of pieces.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    inputs: [Int], targets: [Int], count: Int, file: StaticString = #fileID, line: UInt = #line
  ) {
    guard count > 0, inputs.count == targets.count, inputs.count % count == 0 else {
      mistake(
        "SequenceBatch: \(inputs.count) tokens and \(targets.count) targets for \(count) pieces",
        file: file, line: line)
    }
    self.count = count
    steps = inputs.count / count
    self.inputs = inputs
    self.targets = targets
  }

  /// The pieces of a batch of chapter 10, piece by piece.
  ///
  /// - Parameter batch: The batch, step by step.
  public init(_ batch: TextBatch) {
    func turned(_ tokens: [Int]) -> [Int] {
      (0..<batch.count).flatMap { n in (0..<batch.steps).map { t in tokens[t * batch.count + n] } }
    }
    self.init(
      inputs: turned(batch.inputs), targets: turned(batch.targets), count: batch.count)
  }
}
