import Foundation

/// The learner's file, made from the solution's.
///
/// What stands between the lines `// SOLUTION` and `// END` becomes `todo()`.
public enum Stub {
  /// The stub of a solution.
  ///
  /// - Parameter solution: The text of the solution's file.
  /// - Returns: The text of the learner's file.
  public static func text(from solution: String) -> String {
    var lines: [String] = []
    var isInside = false
    for line in solution.components(separatedBy: "\n") {
      let word = line.trimmingCharacters(in: .whitespaces)
      if word == "// SOLUTION" {
        isInside = true
        lines.append(line.prefix { $0 == " " } + "todo()")
      }
      if !isInside { lines.append(line) }
      if word == "// END" { isInside = false }
    }
    return lines.joined(separator: "\n")
  }

  /// The lines of a solution that a hint must not give away.
  ///
  /// - Parameter solution: The text of the solution's file.
  /// - Returns: The lines between the marks, without indentation and comments.
  package static func hiddenLines(of solution: String) -> [String] {
    var hidden: [String] = []
    var isInside = false
    for line in solution.components(separatedBy: "\n") {
      let word = line.trimmingCharacters(in: .whitespaces)
      if word == "// END" { isInside = false }
      if isInside, !word.isEmpty, !word.hasPrefix("//") { hidden.append(word) }
      if word == "// SOLUTION" { isInside = true }
    }
    return hidden
  }
}
