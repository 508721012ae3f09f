import Tensors

/// Texts and their translations, filled up to equal length.
///
///     sources   [N, S]    the original, and behind it filling that no query sees
///     inputs    [N, T]    the marker, then the translation
///     targets   [N, T]    the translation, then the marker
///
/// The marker is one token that no text contains. In front it asks for the first token, behind it says
/// that the translation is over; so a model learns where to stop as it learns everything else.
///
/// A translation is read shifted by one place: at each position the right beginning is given
/// ("teacher forcing"), and the next token is asked for. Positions behind the end are not asked.
public struct TranslationBatch: Sendable, Equatable {
  /// The number N of texts.
  public let count: Int
  /// The tokens of the originals, N · S of them.
  public let sources: [Int]
  /// How many tokens of each original are its own.
  public let sourceLengths: [Int]
  /// What is read of the translations, N · T of them.
  public let inputs: [Int]
  /// What is asked at the positions that are asked, in the order of their numbers.
  public let targets: [Int]
  /// The numbers n · T + t of the positions that are asked.
  public let asked: [Int]

  /// Fills up texts and translations.
  ///
  /// - Parameters:
  ///   - sources: The originals, N lists of tokens.
  ///   - targets: The translations, N lists of tokens.
  ///   - marker: The token that begins and ends a translation.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    sources: [[Int]], targets: [[Int]], marker: Int, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    guard !sources.isEmpty, sources.count == targets.count else {
      mistake(
        "TranslationBatch: \(sources.count) originals and \(targets.count) translations",
        file: file, line: line)
    }
    let steps = 1 + (targets.map(\.count).max() ?? 0)
    count = sources.count
    self.sources = filled(sources, with: 0)  // any token: nobody sees it
    sourceLengths = sources.map(\.count)
    inputs = filled(targets.map { [marker] + $0 }, with: marker)
    self.targets = targets.flatMap { $0 + [marker] }
    asked = targets.enumerated().flatMap { n, target in (0...target.count).map { n * steps + $0 } }
  }
}

/// Lists of tokens in a row, each filled up to the length of the longest.
func filled(_ lists: [[Int]], with filling: Int) -> [Int] {
  let longest = lists.map(\.count).max() ?? 0
  return lists.flatMap { $0 + Array(repeating: filling, count: longest - $0.count) }
}
