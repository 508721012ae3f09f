/// An error that the compiler reports, `…/LinearBackward.swift:22:32: error: cannot find 'y' in scope`.
package struct CompilerMessage: Equatable, Sendable {
  /// The path of the file.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column, from 1.
  package let column: Int
  /// What is wrong.
  package let text: String

  package init(file: String, line: Int, column: Int, text: String) {
    self.file = file
    self.line = line
    self.column = column
    self.text = text
  }

  /// The errors in what a build wrote, each once and in order.
  package static func errors(in output: String) -> [CompilerMessage] {
    var errors: [CompilerMessage] = []
    for line in output.split(whereSeparator: \.isNewline) {
      guard let match = line.wholeMatch(of: /(\/.+\.swift):(\d+):(\d+): error: (.+)/),
        let row = Int(match.2), let column = Int(match.3)
      else { continue }
      let error = CompilerMessage(
        file: String(match.1), line: row, column: column, text: String(match.4))
      if !errors.contains(error) { errors.append(error) }
    }
    return errors
  }
}
