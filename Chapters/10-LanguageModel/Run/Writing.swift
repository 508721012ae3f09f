import Foundation
import LanguageModel
import Program
import Recurrence
import Tensors

/// Loads a model and lets it go on from the prompt.
func write(
  with path: String, _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  let file = try ModelFile.load(path: path)
  let text: String
  do {
    switch file.layer {
    case GRU.name: text = try continued(file.model(of: GRU.self), file, arguments)
    case RecurrentLayer.name:
      text = try continued(file.model(of: RecurrentLayer.self), file, arguments)
    default: text = try continued(file.model(of: LSTM.self), file, arguments)
    }
  } catch {
    throw LoadingError(path: path, reason: error.description)
  }
  console.print(text)
  report.add("text", text)
}

private func continued<Layer: SequenceLayer>(
  _ model: TextModel<Layer>, _ file: ModelFile, _ arguments: Arguments
) -> String {
  var generator = SeededGenerator(seed: arguments.seed)
  return written(
    by: model, file.vocabulary, arguments, count: arguments.characters, using: &generator)
}

/// Why a file is no model, with the file's name.
struct LoadingError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "\(path): \(reason)" }
}

extension ModelFile {
  /// Reads a file written by `--save`.
  static func load(path: String) throws(LoadingError) -> ModelFile {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw LoadingError(path: path, reason: reason(of: error))
    }
    do {
      return try ModelFile(bytes: [UInt8](bytes))
    } catch {
      throw LoadingError(path: path, reason: error.description)
    }
  }
}
