import Testing

@Suite("A file is one idea")
struct FileLengthTests {
  @Test("there are source files to look at")
  func found() { #expect(Book.files(withExtension: "swift").count > 50) }

  @Test("no Swift file is longer than 250 lines")
  func length() throws {
    for file in Book.files(withExtension: "swift") {
      let count = try Book.lines(file).count
      #expect(count <= 251, "\(file) has \(count - 1) lines")
    }
  }

  @Test("no two files of a folder tree have the same name")
  func names() {
    let names = Book.files(withExtension: "swift").filter { !$0.hasSuffix("main.swift") }
    let sources = names.filter { $0.hasPrefix("Sources/") || $0.hasPrefix("Chapters/") }
    let grouped = Dictionary(grouping: sources) { $0.split(separator: "/").last }
    for (name, files) in grouped where files.count > 1 {
      Issue.record("\(name ?? "") stands at \(files)")
    }
  }
}
