import Datasets
import Foundation
import LanguageModel
import Program

/// A text cut into a part to learn from and a part to be tested on.
struct TextCorpus {
  let vocabulary: Vocabulary
  /// The first nine tenths.
  let training: [Int]
  /// The last tenth.
  let validation: [Int]

  /// Reads the text that the arguments name, or the book's own, which is chapter 10's.
  ///
  /// - Parameter arguments: The arguments.
  /// - Throws: `DatasetError`, and `UsageError` for a text that is too short.
  init(_ arguments: Arguments) throws {
    let chapters = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let own = chapters.appending(path: "10-LanguageModel/Corpus.txt").path
    let text = try Text.load(path: arguments.text ?? own)
    vocabulary = Vocabulary(of: text)
    let tokens = vocabulary.tokens(of: text)
    let cut = tokens.count * 9 / 10
    training = Array(tokens[..<cut])
    validation = Array(tokens[cut...])
    guard validation.count > arguments.length else {
      throw UsageError.conflict(
        "the text has \(tokens.count) characters; pieces of \(arguments.length) need more than "
          + "\(10 * arguments.length)")
    }
  }
}
