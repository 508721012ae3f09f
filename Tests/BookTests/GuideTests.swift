import Foundation
import Testing

@Suite("The guides: heading by heading through the articles")
struct GuideTests {
  private static let articles = ["000", "001", "002", "003", "004"]

  private func file(_ article: String) -> String { "Chapters/Article-\(article).md" }

  @Test("a guide has the article's headings, in order", arguments: articles)
  func headings(article: String) throws {
    let found = try Book.lines(file(article)).filter { $0.hasPrefix("### ") }
      .map { String($0.dropFirst(4).prefix { $0 != " " }) }
    let expected = (Catalogue.headings[article] ?? "").split { $0.isWhitespace }.map(String.init)
    #expect(found == expected)
  }

  @Test("a guide warns of every erratum of its article", arguments: articles)
  func errata(article: String) throws {
    let text = try Book.text(file(article))
    for id in Catalogue.errata where id.hasPrefix("E\(article)") {
      #expect(text.contains(id), "the guide to \(article) does not warn of \(id)")
    }
  }

  @Test("a guide's exercises exist, and each has a file of the learner's", arguments: articles)
  func exercises(article: String) throws {
    let stubs = Set(
      Book.files(withExtension: "swift").filter { $0.hasPrefix("Exercises/") }
        .compactMap { $0.split(separator: "/").last?.dropLast(6).lowercased() })
    var count = 0
    for line in try Book.lines(file(article)) {
      guard let solve = line.firstRange(of: /\*\*Solve\*\*|\bsolve\s/) else { continue }
      for name in line[solve.upperBound...].matches(of: /`(\w+)`/) {
        let isThere = stubs.contains(name.1.lowercased())
        #expect(isThere, "the guide to \(article): there is no exercise \(name.1)")
        count += 1
      }
    }
    #expect(count > 10)
  }

  @Test("a guide's commands run a program of the package, with options it has", arguments: articles)
  func commands(article: String) throws {
    let manifest = try Book.text("Package.swift")
    let programs = try Book.files(withExtension: "swift").filter { $0.contains("/Run/") }
      .map(Book.text).joined()
    let commands = try Book.text(file(article)).matches(of: /`swift run ([a-z-]+)([^`]*)`/)
    #expect(commands.count > 3)
    for command in commands {
      let name = String(command.1)
      #expect(manifest.contains("\"\(name)\""), "there is no program \(name)")
      if let option = command.2.firstMatch(of: /--article (\S+)/) {
        #expect(programs.contains("\"\(option.1)\""), "\(name) has no --article \(option.1)")
      }
    }
  }

  @Test("every row of the map stands under a heading that its article has")
  func sections() throws {
    let rows = try Book.rows(of: "Chapters/Formulas.md", idPattern: /\d{3}-[A-Z]\d+[a-z]?/)
    for row in rows where row.cells.count > 1 {
      let headings = (Catalogue.headings[String(row.id.prefix(3))] ?? "").split {
        $0.isWhitespace
      }
      for section in row.cells[1].matches(of: /§([\d.]+)/) {
        let isThere = headings.contains { $0 == section.1 || $0.hasPrefix("\(section.1).") }
        #expect(isThere, "\(row.id): there is no §\(section.1)")
      }
    }
  }
}
