import Foundation
import Testing

/// A row of a table in Markdown whose first cell is an identifier such as 004-F03 or E004-02.
private struct Row {
  let id: String
  let cells: [String]
}

private func rows(of file: String, idPattern: Regex<Substring>) throws -> [Row] {
  try Book.lines(file).compactMap { line in
    guard line.hasPrefix("| ") else { return nil }
    let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard let id = cells.first, id.wholeMatch(of: idPattern) != nil else { return nil }
    return Row(id: id, cells: cells)
  }
}

/// Complains about every test named `Suite.function` in a text that does not exist.
private func expectTests(named text: String, for id: String) throws {
  let names = text.matches(of: /`(\w+Tests)\.(\w+)`/)
  #expect(!names.isEmpty, "\(id) names no test")
  for name in names {
    let files = Book.files(withExtension: "swift").filter { $0.hasPrefix("Tests/") }
    let found = try files.contains { file in
      let code = try Book.text(file)
      return code.contains("struct \(name.1) {") && code.contains("func \(name.2)(")
    }
    #expect(found, "\(id): there is no test \(name.1).\(name.2)")
  }
}

@Suite("The map from the articles' formulas to symbols and tests")
struct FormulaMapTests {
  private func formulaRows() throws -> [Row] {
    try rows(of: "Chapters/Formulas.md", idPattern: /\d{3}-[A-Z]\d+[a-z]?/)
  }

  /// The identifiers that doc comments of the code name as implemented there, by file.
  private func identifiersInCode() throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for file in Book.files(withExtension: "swift") where !file.hasPrefix("Tests/") {
      let ids = try Book.text(file).matches(of: /\b\d{3}-[A-Z]\d+[a-z]?\b/).map { String($0.0) }
      if !ids.isEmpty { found[file] = Set(ids) }
    }
    return found
  }

  @Test("no identifier has two rows")
  func unique() throws {
    let ids = try formulaRows().map(\.id)
    #expect(ids.count > 40)
    #expect(Set(ids).count == ids.count)
  }

  @Test("every implemented row names a symbol that exists, in a file that names the row")
  func symbols() throws {
    for row in try formulaRows() where row.cells.last == "implemented" {
      guard let link = row.cells[3].firstMatch(of: /\[`([^`]+)`\]\(([^)]+)\)/) else {
        Issue.record("\(row.id) links no symbol")
        continue
      }
      let path = Book.resolve(String(link.2), from: "Chapters/Formulas.md")
      let code = try Book.text(path)
      for name in link.1.split(separator: ".") {
        let word = try Regex("(struct|func|var|let|enum|protocol|init) ?\(name)\\b")
        #expect(
          code.contains(word) || code.contains("\(name)("), "\(row.id): no \(name) in \(path)")
      }
      let isNamed = code.contains(row.id)
      #expect(isNamed, "\(path) implements \(row.id) and does not say so")
    }
  }

  @Test("every implemented row names a test that exists")
  func tests() throws {
    for row in try formulaRows() where row.cells.last == "implemented" {
      try expectTests(named: row.cells[4], for: row.id)
    }
  }

  @Test("every identifier in the code has a row")
  func codeIsMapped() throws {
    let ids = Set(try formulaRows().map(\.id))
    for (file, found) in try identifiersInCode() {
      #expect(found.subtracting(ids).isEmpty, "\(file): \(found.subtracting(ids)) not in the map")
    }
  }
}

@Suite("The list of what the articles get wrong")
struct ErrataListTests {
  @Test("every entry names a test that exists, and every erratum of a test has an entry")
  func entries() throws {
    let entries = try rows(of: "Chapters/Errata.md", idPattern: /E\d{3}-\d{2}/)
    #expect(Set(entries.map(\.id)).count == entries.count)
    #expect(entries.count > 20)
    for entry in entries { try expectTests(named: entry.cells.last ?? "", for: entry.id) }
    let listed = Set(entries.map(\.id))
    for file in Book.files(withExtension: "swift") where file.hasPrefix("Tests/ErrataTests") {
      for match in try Book.text(file).matches(of: /@Test\("(E\d{3}-\d{2})/) {
        #expect(listed.contains(String(match.1)), "\(file): \(match.1) has no entry")
      }
    }
  }
}
