import Attention
import Foundation
import LanguageModel
import Program

/// Loads a model and lets it go on from the prompt.
func write(
  with path: String, _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  let file = try GPTFile.load(path: path)
  tellUnknown(arguments, file.vocabulary, on: console)
  let text = written(
    by: file.model, file.vocabulary, arguments, count: arguments.characters)
  console.print(text)
  report.add("text", text)
}

/// Says which characters of the prompt the model has never seen; they are left out.
func tellUnknown(_ arguments: Arguments, _ vocabulary: Vocabulary, on console: Console) {
  let unknown = arguments.prompt.filter { vocabulary.tokens(of: String($0)).isEmpty }
  if unknown.isEmpty { return }
  console.print("Not in the model's vocabulary, and left out of the prompt: \(unknown)\n")
}

/// Writes a model into a file, whole or not at all.
func save(_ model: GPT, _ vocabulary: Vocabulary, to path: String) throws {
  try WholeFile.write(Data(GPTFile(model, vocabulary).bytes), to: path)
}

/// Why a file is no model, with the file's name.
struct LoadingError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "\(path): \(reason)" }
}

extension GPTFile {
  /// Reads a file written by `--save`.
  fileprivate static func load(path: String) throws(LoadingError) -> GPTFile {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw LoadingError(path: path, reason: reason(of: error))
    }
    do {
      return try GPTFile(bytes: [UInt8](bytes))
    } catch {
      throw LoadingError(path: path, reason: error.description)
    }
  }
}
