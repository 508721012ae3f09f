import Testing

@testable import Figures

@Suite("The cells of a terminal")
struct CellGridTests {
  @Test("a wide character that would stand out of the last column is not written")
  func wide() {
    var page = CellGrid(width: 3)
    page.write("训练", column: 0, row: 0)
    #expect(page.text(color: false) == "训")
    #expect("训练ab".columns == 6)
    #expect("训练ab".cut(to: 4) == "训…")
  }

  @Test("what lies outside is not written, and a combining mark fills no column")
  func outside() {
    var page = CellGrid(width: 4)
    page.write("abcdef", column: -2, row: 0)
    page.write("x", column: 0, row: -1)
    #expect(page.text(color: false) == "cdef")
    #expect("e\u{301}".columns == 1)
  }
}
