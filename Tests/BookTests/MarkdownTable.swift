import Foundation

/// A row of a table in Markdown whose first cell is an identifier such as 004-F03 or E004-02.
struct Row {
  /// The identifier.
  let id: String
  /// All cells, the identifier included, without the spaces around them.
  let cells: [String]

  /// The last cell.
  var last: String { cells.last ?? "" }
}

extension Book {
  /// The rows of a file's tables whose identifier has a form, in order.
  static func rows(of file: String, idPattern: Regex<Substring>) throws -> [Row] {
    try lines(file).compactMap { line in
      guard line.hasPrefix("| ") else { return nil }
      let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard let id = cells.first, id.wholeMatch(of: idPattern) != nil else { return nil }
      return Row(id: id, cells: cells)
    }
  }

  /// The names that headings of a text have as targets of links.
  static func anchors(of file: String) throws -> Set<String> {
    let headings = try lines(file).filter { $0.hasPrefix("#") }
    return Set(headings.map { anchor(of: $0.drop { $0 == "#" || $0 == " " }) })
  }

  private static func anchor(of heading: Substring) -> String {
    let kept = heading.lowercased().filter {
      $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_"
    }
    return kept.replacingOccurrences(of: " ", with: "-")
  }

  /// Every test of the package as `Suite.function`.
  static func declaredTests() throws -> Set<String> {
    var tests: Set<String> = []
    for file in files(withExtension: "swift") where file.hasPrefix("Tests/") {
      var suite = ""
      var isTest = false
      for line in try lines(file) {
        if let name = word(after: "struct ", in: line), name.hasSuffix("Tests") { suite = name }
        if line.contains("@Test") { isTest = true }
        guard isTest, let name = word(after: "func ", in: line) else { continue }
        tests.insert("\(suite).\(name)")
        isTest = false
      }
    }
    return tests
  }

  private static func word(after keyword: String, in line: String) -> String? {
    guard let range = line.range(of: keyword) else { return nil }
    let name = line[range.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return name.isEmpty ? nil : String(name)
  }
}
