import Foundation
import Testing

@Suite("The map from the articles' formulas to symbols and tests")
struct FormulaMapTests {
  private static let file = "Chapters/Formulas.md"

  /// The names that may wait for a chapter.
  private static let mayBePlanned: Set<String> = [
    "000-T07", "002-T04", "002-T10", "002-T11", "003-T01",
  ]

  private func articleRows() throws -> [Row] {
    try Book.rows(of: Self.file, idPattern: /\d{3}-[A-Z]\d+[a-z]?/)
  }

  private func ownRows() throws -> [Row] { try Book.rows(of: Self.file, idPattern: /X-\w+/) }

  private func implementedRows() throws -> [Row] {
    try (articleRows() + ownRows()).filter { ["implemented", "corrected"].contains(status($0)) }
  }

  /// The first word of the last cell.
  private func status(_ row: Row) -> String { String(row.last.prefix { $0.isLetter }) }

  /// F, A, C, …; X for what the chapters add.
  private func kind(_ row: Row) -> String {
    row.id.hasPrefix("X") ? "X" : String(row.id.dropFirst(4).prefix(1))
  }

  @Test("the catalogue has 263 entries, of each kind as many as were counted")
  func catalogue() {
    let kinds = Dictionary(grouping: Catalogue.formulas) { String($0.dropFirst(4).prefix(1)) }
    let expected = [
      "F": 50, "A": 10, "C": 54, "N": 3, "T": 44, "P": 46, "V": 39, "H": 5, "R": 12,
    ]
    #expect(kinds.mapValues(\.count) == expected)
    #expect(Set(Catalogue.formulas + Catalogue.lines).count == 263 + Catalogue.lines.count)
  }

  @Test("every entry of the catalogue has one row, and every row an entry, in reading order")
  func complete() throws {
    let ids = try articleRows().map(\.id)
    let known = Catalogue.formulas + Catalogue.lines
    #expect(Set(ids).count == ids.count)
    let lost = Set(known).subtracting(ids)
    #expect(lost.isEmpty, "rows are missing: \(lost.sorted())")
    let unknown = Set(ids).subtracting(known)
    #expect(unknown.isEmpty, "not in the catalogue: \(unknown.sorted())")
    #expect(ids.filter(Set(Catalogue.formulas).contains) == Catalogue.formulas)
  }

  @Test("within an article the sections ascend, within a program the lines stay together")
  func order() throws {
    for (article, rows) in Dictionary(grouping: try articleRows(), by: { $0.id.prefix(3) }) {
      let sections = rows.map { section($0.cells[1]) }
      for (section, next) in zip(sections, sections.dropFirst()) {
        #expect(!next.lexicographicallyPrecedes(section), "\(article): \(next) after \(section)")
      }
    }
    let own = try ownRows()
    #expect(own.count > 50)
    #expect(Set(own.map(\.id)).count == own.count)
    #expect(own.map { $0.cells[1] } == own.map { $0.cells[1] }.sorted())
  }

  /// The first section of a cell: 4 and 1 of §4.1, §5.
  private func section(_ cell: String) -> [Int] {
    cell.prefix { $0 != "," }.dropFirst().split(separator: ".").compactMap { Int($0) }
  }

  @Test("every row has all its cells, and a status of one of five forms")
  func statuses() throws {
    let errata = Set(Catalogue.errata)
    for row in try articleRows() + ownRows() {
      #expect(row.cells.count == 6 && !row.cells.contains(""), "\(row.id) lacks a cell")
      let named = row.last.matches(of: /E\d{3}-\d{2}/).map { String($0.0) }
      #expect(errata.isSuperset(of: named), "\(row.id): \(named)")
      let isRight: Bool =
        switch status(row) {
        case "implemented": row.last == "implemented" || !named.isEmpty
        case "corrected": row.last.hasPrefix("corrected → E") && !named.isEmpty
        case "explained": row.last.wholeMatch(of: /explained in \[[^\]]+\]\([^)]+\)/) != nil
        case "planned": row.last.hasPrefix("planned: chapter 1")
        case "outside": row.last.hasPrefix("outside: ") && row.last.count > 20
        default: false
        }
      #expect(isRight, "\(row.id): \(row.last)")
    }
  }

  @Test("no formula, procedure, program part or number waits, and few names do")
  func nothingWaits() throws {
    for row in try articleRows() where ["planned", "outside"].contains(status(row)) {
      #expect(!"FACN".contains(kind(row)), "\(row.id): \(row.last)")
      if status(row) == "planned" {
        #expect(Self.mayBePlanned.contains(row.id), "\(row.id): \(row.last)")
      }
    }
  }

  @Test("every implemented row names a symbol that its file declares; the file names the row")
  func symbols() throws {
    let catalogue = Set(Catalogue.formulas)
    for row in try implementedRows() {
      let links = row.cells[3].matches(of: /\[`([^`]+)`\]\(([^)]+)\)/)
      #expect(!links.isEmpty, "\(row.id) links no symbol")
      for link in links {
        let path = Book.resolve(String(link.2), from: Self.file)
        guard Book.exists(path) else {
          Issue.record("\(row.id): there is no \(path)")
          continue
        }
        let code = try Book.text(path)
        for name in link.1.split(separator: ".") {
          let declaration =
            name == "init"
            ? /\binit\b/
            : try Regex("\\b(?:struct|func|var|let|enum|protocol|extension|typealias) \(name)\\b")
          let isDeclared = code.contains(declaration)
          #expect(isDeclared, "\(row.id): \(path) declares no \(name)")
        }
        let isNamed = code.contains(row.id) || !catalogue.contains(row.id)
        #expect(isNamed, "\(path) implements \(row.id) and does not say so")
      }
    }
  }

  @Test("every implemented row names tests that exist")
  func tests() throws {
    let declared = try Book.declaredTests()
    #expect(declared.count > 900)
    for row in try implementedRows() {
      expectTests(named: row.cells[4], for: row.id, among: declared)
    }
  }

  @Test("every explained row leads to a heading of a text that names the row")
  func explained() throws {
    for row in try articleRows() where status(row) == "explained" {
      guard let link = row.last.firstMatch(of: /\]\(([^)#]+)#([^)]+)\)/) else {
        Issue.record("\(row.id) leads to no heading")
        continue
      }
      let path = Book.resolve(String(link.1), from: Self.file)
      let anchors = try Book.anchors(of: path)
      #expect(anchors.contains(String(link.2)), "\(row.id): \(path) has no #\(link.2)")
      let text = try Book.text(path)
      #expect(text.contains(row.id), "\(path) does not explain \(row.id)")
    }
  }

  @Test("every identifier in the code has a row")
  func codeIsMapped() throws {
    let ids = Set(try articleRows().map(\.id))
    for file in Book.files(withExtension: "swift") where !file.hasPrefix("Tests/") {
      let found = try Book.text(file).matches(of: /\b\d{3}-[A-Z]\d+[a-z]?\b/)
      let unknown = Set(found.map { String($0.0) }).subtracting(ids)
      #expect(unknown.isEmpty, "\(file): \(unknown) not in the map")
    }
  }

  @Test("the counts by status and by kind, printed")
  func counts() throws {
    let rows = try articleRows() + ownRows()
    let statuses = ["implemented", "corrected", "explained", "planned", "outside"]
    print("The map: \(rows.count) rows")
    for kind in ["F", "A", "C", "N", "T", "P", "V", "H", "R", "X"] {
      let ofKind = rows.filter { self.kind($0) == kind }
      let counts = statuses.map { status in
        "\(status) \(ofKind.count { self.status($0) == status })"
      }
      print("  \(kind) \(ofKind.count): \(counts.joined(separator: ", "))")
    }
    let all = statuses.map { status in
      "\(status) \(rows.count { self.status($0) == status })"
    }
    print("  all \(rows.count): \(all.joined(separator: ", "))")
    #expect(rows.count > 263 + 50)
  }
}

/// Complains about every test named `Suite.function` in a text that does not exist.
func expectTests(named text: String, for id: String, among declared: Set<String>) {
  let names = text.matches(of: /`(\w+Tests)\.(\w+)`/)
  #expect(!names.isEmpty, "\(id) names no test")
  for name in names {
    let isDeclared = declared.contains("\(name.1).\(name.2)")
    #expect(isDeclared, "\(id): there is no test \(name.1).\(name.2)")
  }
}
