import Foundation
import Testing

/// A row of the glossary.
private struct Term {
  let chinese: String
  let english: String
  let symbol: String
  let sections: String
  let place: String

  init?(_ cells: [String]) {
    guard cells.count == 5 else { return nil }
    (chinese, english, symbol, sections, place) = (cells[0], cells[1], cells[2], cells[3], cells[4])
  }

  /// The name in the code, which stands in back quotes, or nil.
  var name: String? { symbol.firstMatch(of: /`(\w+)`/).map { String($0.1) } }
}

/// A text in which the book uses its terms.
private struct Usage {
  /// The words between single spaces, in lower case, -isation written as -ization.
  private let prose: String
  /// The words as they stand.
  let names: Set<Substring>

  init(_ text: String) {
    prose = Usage.folded(text)
    names = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
  }

  /// Whether the English term, in the singular or the plural, or the name in the code stands here.
  func contains(_ term: Term) -> Bool {
    let words = Usage.folded(term.english).dropLast()
    let plural = words.hasSuffix("y") ? words.dropLast() + "ies " : words + "es "
    if [words + " ", words + "s ", plural].contains(where: { prose.contains($0) }) { return true }
    return term.name.map { names.contains(Substring($0)) } ?? false
  }

  private static func folded(_ text: String) -> String {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return " " + words.joined(separator: " ").replacing("isation", with: "ization") + " "
  }
}

@Suite("The glossary: every term of the articles has an English name and a use")
struct GlossaryTests {
  private static let file = "Chapters/Glossary.md"

  /// The rows of the tables whose heading passes, as trimmed cells.
  private func rows(under heading: (String) -> Bool) throws -> [[String]] {
    var rows: [[String]] = []
    var isWanted = false
    for line in try Book.lines(Self.file) {
      if line.hasPrefix("## ") { isWanted = heading(line) }
      guard isWanted, line.hasPrefix("|") else { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.first != "printed", cells.first != "---" { rows.append(cells) }
    }
    return rows
  }

  private func termRows() throws -> [[String]] { try rows { $0 != "## False friends" } }

  private func falseFriends() throws -> [[String]] { try rows { $0 == "## False friends" } }

  private func terms() throws -> [Term] { try termRows().compactMap(Term.init) }

  @Test("there are a hundred terms to look at, and some false friends")
  func found() throws {
    #expect(try terms().count >= 100)
    #expect(try falseFriends().count >= 10)
  }

  @Test("every row has all its cells")
  func cells() throws {
    for row in try termRows() {
      #expect(row.count == 5 && !row.contains(""), "\(row) lacks a cell")
    }
    for row in try falseFriends() {
      #expect(row.count == 4 && !row.contains(""), "\(row) lacks a cell")
    }
  }

  @Test("no printed term has two rows")
  func unique() throws {
    for rows in [try termRows(), try falseFriends()] {
      let counts = Dictionary(grouping: rows) { $0.first ?? "" }.mapValues(\.count)
      for (term, count) in counts { #expect(count == 1, "\(term) has \(count) rows") }
    }
  }

  @Test("two terms with the same English name stand one below the other")
  func synonyms() throws {
    var seen: Set<String> = []
    var last = ""
    for term in try terms() {
      #expect(term.english == last || !seen.contains(term.english), "\(term.english) stands apart")
      last = term.english
      seen.insert(last)
    }
  }

  @Test("every row names articles and sections")
  func sections() throws {
    let place = /00[0-4] §\d+(\.\d+)*(, 00[0-4] §\d+(\.\d+)*)*/
    for term in try terms() {
      #expect(term.sections.wholeMatch(of: place) != nil, "\(term.chinese): \(term.sections)")
    }
    for row in try falseFriends() where row.count == 4 {
      #expect(row[1].wholeMatch(of: place) != nil, "\(row[0]): \(row[1])")
    }
  }

  @Test("every false friend is a term of the glossary")
  func falseFriendsAreTerms() throws {
    let known = Set(try terms().map(\.chinese))
    for row in try falseFriends() {
      #expect(known.contains(row.first ?? ""), "\(row.first ?? "") has no row")
    }
  }

  @Test("every name in the code exists")
  func names() throws {
    let files = Book.files(withExtension: "swift").filter { !$0.hasPrefix("Tests/") }
    let code = try files.flatMap { try Book.lines($0) }.filter { !isComment($0) }
    let names = Usage(code.joined(separator: "\n")).names
    for term in try terms() {
      guard let name = term.name else { continue }
      let isFound = names.contains(Substring(name))
      #expect(isFound, "\(term.chinese): there is no \(name) in the code")
    }
  }

  @Test("every term is used where the glossary says so")
  func used() throws {
    for (place, terms) in Dictionary(grouping: try terms(), by: \.place) {
      guard let text = try text(of: place) else { continue }
      let usage = Usage(text)
      for term in terms {
        let isUsed = usage.contains(term)
        #expect(isUsed, "\(place) does not use \(term.chinese), \(term.english)")
      }
    }
  }

  /// What a reader reads in a place of the book; nil for a chapter that is not yet written.
  private func text(of place: String) throws -> String? {
    if place == "README" { return try Book.text("README.md") }
    if ["Formulas", "Errata", "Applications"].contains(place) {
      return try Book.text("Chapters/\(place).md")
    }
    if place.wholeMatch(of: /0\d|1[0-5]/) == nil {
      return try comments(below: "Sources/\(place)/")
    }
    let folder = "Chapters/\(place)-"
    let texts = Book.files(withExtension: "md")
    guard let file = texts.first(where: { $0.hasPrefix(folder) && $0.hasSuffix("/README.md") })
    else { return nil }
    return try Book.text(file) + "\n" + comments(below: folder)
  }

  private func comments(below prefix: String) throws -> String {
    let files = Book.files(withExtension: "swift").filter { $0.hasPrefix(prefix) }
    return try files.flatMap { try Book.lines($0) }
      .filter(isComment).joined(separator: "\n")
  }

  private func isComment(_ line: String) -> Bool {
    line.trimmingCharacters(in: .whitespaces).hasPrefix("//")
  }
}
