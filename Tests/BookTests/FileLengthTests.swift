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
}
