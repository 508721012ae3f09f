import ExerciseKit
import Foundation

/// The code of an exercise's file without the task: imports and what stands before the function.
///
/// - Parameter text: The text of the file.
/// - Returns: The lines from the function on, without the marks of the solution.
package func code(of text: String) -> [String] {
  var lines = text.components(separatedBy: "\n")
  let isTask = { (line: String) in
    line.isEmpty || line.hasPrefix("import ") || line.hasPrefix("///")
  }
  lines = Array(lines.drop(while: isTask))
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines.filter {
    !["// SOLUTION", "// END"].contains($0.trimmingCharacters(in: .whitespaces))
  }
}

/// Two texts beside each other where the width allows it, else one under the other.
///
/// - Parameters:
///   - left: The title and lines of the first.
///   - right: The title and lines of the second.
///   - width: The columns of the console.
/// - Returns: The lines.
package func sideBySide(
  _ left: (title: String, lines: [String]), _ right: (title: String, lines: [String]), width: Int
) -> [String] {
  let leftWidth = ([left.title] + left.lines).map(\.count).max() ?? 0
  let rightWidth = ([right.title] + right.lines).map(\.count).max() ?? 0
  guard leftWidth + 3 + rightWidth <= width else {
    return [left.title, ""] + left.lines + ["", right.title, ""] + right.lines
  }
  let (first, second) = ([left.title, ""] + left.lines, [right.title, ""] + right.lines)
  return (0..<max(first.count, second.count)).map { row in
    let (l, r) = (row < first.count ? first[row] : "", row < second.count ? second[row] : "")
    return r.isEmpty ? l : padded(l, leftWidth + 3) + r
  }
}
