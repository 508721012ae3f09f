import Datasets
import Tensors
import Testing

@Suite("Table: comma-separated numbers as inputs and targets")
struct TableTests {
  func load(_ text: String, hasHeader: Bool = true, target: TableColumn) throws -> Table {
    try withTemporaryFolder { folder in
      let path = try write(Array(text.utf8), to: "table.csv", in: folder)
      return try Table.load(path: path, hasHeader: hasHeader, target: target)
    }
  }

  @Test(
    "the target column is taken out, by name or by number",
    arguments: [TableColumn.named("price"), .numbered(2)])
  func target(column: TableColumn) throws {
    let table = try load("rooms,price,area\n3,250,71.5\n2,-1e2,.5\n", target: column)
    #expect(table.inputs == Tensor([[3, 71.5], [2, 0.5]]))
    #expect(table.targets == Tensor([[250], [-100]]))
    #expect(table.inputNames == ["rooms", "area"])
    #expect(table.targetName == "price")
  }

  @Test("without a header the first line is a row and columns have numbers")
  func noHeader() throws {
    let table = try load("1,2,3\n4,5,6", hasHeader: false, target: .numbered(3))
    #expect(table.inputs == Tensor([[1, 2], [4, 5]]))
    #expect(table.targets == Tensor([[3], [6]]))
    #expect(table.inputNames == ["column 1", "column 2"])
  }

  @Test(
    "quotes, blanks, blank lines, a byte-order mark and every line end change nothing",
    arguments: [
      "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "\u{FEFF}a,b\n1,2\n3,4\n",
      "\u{FEFF}\"a\",\"b\"\r\n\"1\",\"2\"\r\n3,4", "\n\na , b\n 1,\t2\n\n3,4 \n\n\n",
    ])
  func spellings(text: String) throws {
    #expect(try load(text, target: .named("b")) == load("a,b\n1,2\n3,4\n", target: .named("b")))
  }

  @Test("a quoted name holds commas, line breaks and doubled quotation marks")
  func quotedNames() throws {
    let table = try load("\"a,b\",\"c\nd\",\"e\"\"f\"\n1,2,3\n", target: .named("e\"f"))
    #expect(table.inputNames == ["a,b", "c\nd"])
    #expect(table.targetName == "e\"f")
  }

  @Test("numbers are read to the last digit")
  func digits() throws {
    let table = try load("a,b\n0.1,+12345.678E-3\n-0,1e-30\n", target: .numbered(1))
    #expect(table.inputs == Tensor([[12.345678], [1e-30]]))
    #expect(table.targets == Tensor([[0.1], [0]]))
  }

  /// A malformed table, its header's presence and target aside.
  static func file(
    _ text: String, _ message: String, _ problem: TableProblem
  ) -> MalformedFile {
    MalformedFile(text.debugDescription, Array(text.utf8), message) {
      .table(file: $0, problem)
    }
  }

  static let malformed = [
    file(
      "a,y\n1,2\n3,four\n", "line 3, column 2 (y): \"four\" is not a finite number",
      .notANumber(text: "four", line: 3, column: 2, name: "y")),
    file("a,y\n1,\n", "\"\"", .notANumber(text: "", line: 2, column: 2, name: "y")),
    file("a,y\nnan,1\n", "nan", .notANumber(text: "nan", line: 2, column: 1, name: "a")),
    file("a,y\n1,-inf\n", "-inf", .notANumber(text: "-inf", line: 2, column: 2, name: "y")),
    file("a,y\n0x1p3,1\n", "0x1p3", .notANumber(text: "0x1p3", line: 2, column: 1, name: "a")),
    file("a,y\n1,1e999\n", "1e999", .notANumber(text: "1e999", line: 2, column: 2, name: "y")),
    file("a,y\n1 000,2\n", "1 000", .notANumber(text: "1 000", line: 2, column: 1, name: "a")),
    file("a,y\n1-2,2\n", "1-2", .notANumber(text: "1-2", line: 2, column: 1, name: "a")),
    file(
      "\"a\nb\",y\n1,x\n", "line 3, column 2", .notANumber(text: "x", line: 3, column: 2, name: "y")
    ),
    file("a,y\n\n\n1,x", "line 4", .notANumber(text: "x", line: 4, column: 2, name: "y")),
    file("a,y\r\n\r\n1,x", "line 3", .notANumber(text: "x", line: 3, column: 2, name: "y")),
    file(
      "a,y\n1,2,3\n", "line 2: expected 2 fields, found 3",
      .raggedRow(line: 2, expected: 2, found: 3)),
    file(
      "a,b,y\n1,2,3\n4,5\n", "line 3: expected 3 fields, found 2",
      .raggedRow(line: 3, expected: 3, found: 2)),
    file("a,y\n1,2,\n", "found 3", .raggedRow(line: 2, expected: 2, found: 3)),
    file("a,y\n1,2\n \n", "found 1", .raggedRow(line: 3, expected: 2, found: 1)),
    file(
      "a;y\n1;2\n", "no column \"y\"; there are 1: a;y",
      .noSuchColumn(.named("y"), names: ["a;y"])),
    file(
      "y,a,y\n1,2,3\n", "columns 1, 3 are all named y",
      .ambiguousColumn(name: "y", columns: [1, 3])),
    file("y\n1\n", "expected a column beside the target", .noInputs),
    file("a,y\n1,\"2\n", "line 2: a quoted field does not end", .unclosedQuote(line: 2)),
    file("a,y\n1,\"2\"3\n", "line 2: a quotation mark", .strayQuote(line: 2)),
    file("a,y\n1,2\"\n", "line 2: a quotation mark", .strayQuote(line: 2)),
  ]

  @Test("a malformed table is refused with line and column", arguments: malformed)
  func refused(file: MalformedFile) throws {
    try file.check { _ = try Table.load(path: $0, hasHeader: true, target: .named("y")) }
  }

  static let unreadable: [MalformedFile] = [
    MalformedFile("no bytes", [], "empty") { .empty(file: $0) },
    MalformedFile("blank lines only", Array("\n\r\n\n".utf8), "empty") { .empty(file: $0) },
    MalformedFile("a header alone", Array("a,y\n".utf8), "empty") { .empty(file: $0) },
    MalformedFile("a byte-order mark alone", [0xef, 0xbb, 0xbf], "empty") { .empty(file: $0) },
    MalformedFile("Latin-1", Array("a,y\n1,2".utf8) + [0xb0], "byte 7") {
      .notUTF8(file: $0, offset: 7)
    },
    MalformedFile("UTF-16", [0xff, 0xfe, 0x61, 0], "byte 0") { .notUTF8(file: $0, offset: 0) },
    MalformedFile("packed with gzip", [0x1f, 0x8b, 8, 0], "gunzip -k") { .compressed(file: $0) },
  ]

  @Test("a file without a table is refused", arguments: unreadable)
  func noTable(file: MalformedFile) throws {
    try file.check { _ = try Table.load(path: $0, hasHeader: true, target: .named("y")) }
  }

  @Test("a column number outside of 1 to the number of columns is refused", arguments: [-1, 0, 3])
  func columnNumber(number: Int) throws {
    try MalformedFile("two columns", Array("1,2\n".utf8), "no column \(number); there are 2") {
      .table(
        file: $0, .noSuchColumn(.numbered(number), names: ["column 1", "column 2"]))
    }.check { _ = try Table.load(path: $0, hasHeader: false, target: .numbered(number)) }
  }

  @Test("a long wrong field is shown in part")
  func longField() {
    let problem = TableProblem.notANumber(
      text: String(repeating: "x", count: 5000), line: 1, column: 1, name: "a\nb")
    #expect(problem.description.count < 200)
    #expect(problem.description.contains("(a?b)"))
  }
}
