import Mutations
import Testing

@Suite("A list of mutants")
struct MutantListTests {
  private let head = "folder Chapters/04-Backpropagation/Lesson\n\nfile Dense.swift\n\n"

  @Test("names, kinds, fragments and replacements are read")
  func reading() throws {
    let list = try MutantList(
      "# A remark.\n" + head + "off by one: a: b\n- let y = ⟦x⟧\n+ x + 1\n", path: "list.txt")
    let mutant = try #require(list.mutants.first)
    #expect(list.mutants.count == 1)
    #expect(mutant.name == "a: b")
    #expect(mutant.kind == .offByOne)
    #expect(mutant.module == "Backpropagation")
    #expect(mutant.file == "Chapters/04-Backpropagation/Lesson/Dense.swift")
    #expect(mutant.fragment.whole == "let y = x")
    #expect(mutant.fragment.target == "x")
    #expect(!mutant.fragment.isStatement)
    #expect(mutant.replacement == "x + 1")
  }

  @Test("a second folder does not change whose tests must fail")
  func twoFolders() throws {
    let text =
      "folder Sources/Learning\nfolder Sources/Tensors/Gates\nfile A.swift\nsign: a\n- x\n+ -x"
    let mutant = try #require(try MutantList(text, path: "list.txt").mutants.first)
    #expect(mutant.module == "Learning")
    #expect(mutant.file == "Sources/Tensors/Gates/A.swift")
  }

  @Test(
    "what cannot be read is named with its line",
    arguments: [
      "sign: a\n+ x", "odd: a\n- x\n+ y", "sign: a\nsign: b", "- x\n+ y", "sign: a\n- ⟦x\n+ y",
      "sign: a\n- ⟦⟧x\n+ y", "sign a",
    ])
  func unreadable(lines: String) {
    #expect(throws: MutationError.self) { try MutantList(head + lines, path: "list.txt") }
  }

  @Test("a list without mutants, or with half a mutant at its end, is refused")
  func unfinished() {
    #expect(throws: MutationError.self) { try MutantList(head, path: "list.txt") }
    #expect(throws: MutationError.self) { try MutantList(head + "sign: a\n- x", path: "list.txt") }
  }
}
