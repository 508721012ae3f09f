import Foundation
import Testing

@Suite("The list of what the articles get wrong")
struct ErrataListTests {
  private static let file = "Chapters/Errata.md"

  private func entries() throws -> [Row] {
    try Book.rows(of: Self.file, idPattern: /E\d{3}-\d{2}/)
  }

  @Test("all 109 errata have an entry, in order, with all its cells")
  func complete() throws {
    let entries = try entries()
    #expect(Catalogue.errata.count == 109)
    #expect(entries.map(\.id) == Catalogue.errata)
    for entry in entries {
      #expect(entry.cells.count == 7 && !entry.cells.contains(""), "\(entry.id) lacks a cell")
    }
  }

  @Test("every entry says where, and of which kind it is")
  func places() throws {
    for entry in try entries() where entry.cells.count == 7 {
      #expect(["wrong", "stops", "loose", "dated"].contains(entry.cells[1]), "\(entry.id)")
      let place = entry.cells[2]
      #expect(place.contains(/00[0-4] §\d/), "\(entry.id) is nowhere: \(place)")
      #expect(place.contains(String(entry.id.dropFirst().prefix(3))), "\(entry.id): \(place)")
    }
  }

  @Test("every entry names tests that exist, or says why it has none")
  func tests() throws {
    let declared = try Book.declaredTests()
    for entry in try entries() {
      if entry.last.hasPrefix("none: ") {
        #expect(entry.last.count > 15, "\(entry.id): \(entry.last)")
      } else {
        expectTests(named: entry.last, for: entry.id, among: declared)
      }
    }
  }

  @Test("at least 85 errata are proven by a test; the number is printed")
  func proven() throws {
    let entries = try entries()
    let proven = entries.count { !$0.last.hasPrefix("none: ") }
    print("Errata: \(entries.count), of which \(proven) are proven by a test")
    #expect(proven >= 85)
  }

  @Test("an erratum in a test's title names that test in its entry")
  func titles() throws {
    let cells = Dictionary(try entries().map { ($0.id, $0.last) }) { first, _ in first }
    for file in Book.files(withExtension: "swift") where file.hasPrefix("Tests/ErrataTests") {
      let text = try Book.text(file)
      for match in text.matches(of: /@Test\(\s*"(E\d{3}-\d{2})[^"]*"[^)]*\)\s*func (\w+)/) {
        let cell = cells[String(match.1)] ?? ""
        #expect(cell.contains(".\(match.2)`"), "\(match.1) does not name \(match.2)")
      }
    }
  }

  @Test("every erratum that a text or a comment names is one of the 109")
  func known() throws {
    let known = Set(Catalogue.errata)
    let files = Book.files(withExtension: "md") + Book.files(withExtension: "swift")
    for file in files {
      let named = Set(try Book.text(file).matches(of: /\bE\d{3}-\d{2}\b/).map { String($0.0) })
      let unknown = named.subtracting(known)
      #expect(unknown.isEmpty, "\(file): there is no \(unknown)")
    }
  }
}
