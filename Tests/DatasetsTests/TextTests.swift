import Datasets
import Testing

@Suite("Text: a file in UTF-8")
struct TextTests {
  @Test(
    "the text is what was written, without its byte-order mark",
    arguments: ["To be", "ä 手 🙂\r\nline 2\n", "\u{FEFF}To be", "a\u{FEFF}"])
  func roundTrip(text: String) throws {
    let found = try withTemporaryFolder { folder in
      try Text.load(path: write(Array(text.utf8), to: "text", in: folder))
    }
    let mark = "\u{FEFF}".utf8
    let expected = text.utf8.starts(with: mark) ? Array(text.utf8.dropFirst(3)) : Array(text.utf8)
    #expect(Array(found.utf8) == expected)
  }

  static let malformed: [MalformedFile] = [
    MalformedFile("no bytes", [], "empty") { .empty(file: $0) },
    MalformedFile("a byte-order mark alone", [0xef, 0xbb, 0xbf], "empty") { .empty(file: $0) },
    MalformedFile("a continuation alone", [0x61, 0x80], "not UTF-8 at byte 1") {
      .notUTF8(file: $0, offset: 1)
    },
    MalformedFile("a sequence cut short", [0x61, 0x62, 0xe6, 0x89], "byte 2") {
      .notUTF8(file: $0, offset: 2)
    },
    MalformedFile("an overlong slash", [0x61, 0x61, 0x61, 0xc0, 0xaf], "byte 3") {
      .notUTF8(file: $0, offset: 3)
    },
    MalformedFile("half a surrogate pair", [0xed, 0xa0, 0x80], "byte 0") {
      .notUTF8(file: $0, offset: 0)
    },
    MalformedFile("a scalar above 10FFFF", [0x61, 0xf4, 0x90, 0x80, 0x80], "byte 1") {
      .notUTF8(file: $0, offset: 1)
    },
    MalformedFile("packed with gzip", [0x1f, 0x8b], "gunzip -k") { .compressed(file: $0) },
  ]

  @Test("bytes that are no text are refused with their offset", arguments: malformed)
  func refused(file: MalformedFile) throws {
    try file.check { _ = try Text.load(path: $0) }
  }

  @Test("a file that is not there and a folder are refused")
  func notThere() throws {
    try withTemporaryFolder { folder in
      #expect(throws: DatasetError.notFound(file: folder + "/none")) {
        try Text.load(path: folder + "/none")
      }
      #expect(throws: DatasetError.notAFile(file: folder)) { try Text.load(path: folder) }
    }
  }
}
