import Foundation

/// The learner's file, made from the solution's.
///
/// What stands between the lines `// SOLUTION` and `// END` becomes `todo()`. What stands under the
/// line `// HINTS`, at the end of the file, are three hints, the idea, the place and the line, with
/// an empty comment between them; they are left out.
public enum Stub {
  /// The stub of a solution.
  ///
  /// - Parameter solution: The text of the solution's file.
  /// - Returns: The text of the learner's file.
  public static func text(from solution: String) -> String {
    var lines: [String] = []
    var isInside = false
    for line in split(solution).code.components(separatedBy: "\n") {
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

  /// The hints that stand under a solution.
  ///
  /// - Parameter solution: The text of the solution's file.
  /// - Returns: The hints, each on one line.
  public static func hints(of solution: String) -> [String] {
    let lines = split(solution).hints.split(separator: "\n").map { line in
      line.drop { $0 == "/" }.trimmingCharacters(in: .whitespaces)
    }
    return lines.split(separator: "").map { $0.joined(separator: " ") }
  }

  /// The text of a solution without its hints, and the hints.
  package static func split(_ solution: String) -> (code: String, hints: String) {
    let parts = solution.components(separatedBy: "\n// HINTS\n")
    return (parts[0], parts.count > 1 ? parts[1] : "")
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
