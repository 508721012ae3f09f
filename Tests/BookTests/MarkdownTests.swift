import Foundation
import Testing

@Suite("The texts: links, formulas and quoted code are alive")
struct MarkdownTests {
  @Test("there are texts to look at")
  func found() { #expect(Book.files(withExtension: "md").contains("README.md")) }

  @Test("every relative link leads to a file", arguments: Book.files(withExtension: "md"))
  func links(file: String) throws {
    for match in try prose(of: file).matches(of: /\]\(([^)\s]+)\)/) {
      let target = String(match.1)
      if target.contains("://") || target.hasPrefix("#") { continue }
      let path = target.components(separatedBy: "#")[0]
      #expect(Book.exists(Book.resolve(path, from: file)), "\(file): dead link \(target)")
    }
  }

  @Test("every link to a heading leads to one", arguments: Book.files(withExtension: "md"))
  func headings(file: String) throws {
    for match in try prose(of: file).matches(of: /\]\(([^)\s#]*)#([^)\s]+)\)/) {
      if match.1.contains("://") { continue }
      let path = match.1.isEmpty ? file : Book.resolve(String(match.1), from: file)
      guard path.hasSuffix(".md"), Book.exists(path) else { continue }
      let isThere = try Book.anchors(of: path).contains(String(match.2))
      #expect(isThere, "\(file): \(path) has no heading #\(match.2)")
    }
  }

  @Test("the dollar signs of formulas balance", arguments: Book.files(withExtension: "md"))
  func dollars(file: String) throws {
    for paragraph in try prose(of: file).components(separatedBy: "\n\n") {
      let text = paragraph.replacing(/`[^`]*`/, with: "")
      let count = text.count { $0 == "$" }
      #expect(count.isMultiple(of: 2), "\(file): unbalanced $ in “\(text.prefix(60))…”")
    }
  }

  @Test(
    "every quoted Swift fragment stands in the file that it names",
    arguments: Book.files(withExtension: "md"))
  func quotedCode(file: String) throws {
    for quote in try quotes(in: file) {
      guard let source = quote.source else {
        Issue.record("\(file): line \(quote.line): a Swift fragment names no file")
        continue
      }
      let path = Book.resolve(source, from: file)
      guard Book.exists(path) else {
        Issue.record("\(file): line \(quote.line): there is no \(path)")
        continue
      }
      let code = trimmedLines(try Book.text(path))
      #expect(
        code.contains(trimmedLines(quote.code)),
        "\(file): line \(quote.line): the fragment does not stand in \(path)")
    }
  }

  /// The text without fenced code.
  private func prose(of file: String) throws -> String {
    try Book.text(file).replacing(/(?s)```.*?```/, with: "")
  }

  private struct Quote {
    let source: String?
    let line: Int
    let code: String
  }

  /// The Swift fences of a text, each with the link on the line above it.
  private func quotes(in file: String) throws -> [Quote] {
    let lines = try Book.lines(file)
    return lines.indices.filter { lines[$0] == "```swift" }.map { start in
      let above = lines[..<start].last { !$0.isEmpty } ?? ""
      let source = above.firstMatch(of: /\]\(([^)#\s]+\.swift)\)/).map { String($0.1) }
      let end = lines[(start + 1)...].firstIndex(of: "```") ?? lines.endIndex
      return Quote(
        source: source, line: start + 1, code: lines[(start + 1)..<end].joined(separator: "\n"))
    }
  }

  /// The lines without indentation, so that a fragment may stand further left than in its file.
  private func trimmedLines(_ text: String) -> String {
    "\n"
      + text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: "\n").trimmingCharacters(in: .newlines) + "\n"
  }
}
