import Mutations
import Testing

@Suite("Parts of all mutants, and what became of them")
struct ChoiceTests {
  private func mutants(_ module: String, _ count: Int) throws -> [Mutant] {
    try (0..<count).map { number in
      Mutant(
        name: "\(number)", kind: .sign, module: module, file: "F.swift",
        fragment: try #require(Fragment("x")), replacement: "\(number)")
    }
  }

  @Test("the parts together are all, each once and in order", arguments: [1, 3, 10, 30])
  func parts(of count: Int) throws {
    let all = try mutants("A", 7) + mutants("B", 16)
    let parts = (1...count).map { Choice(part: ($0, of: count)).of(all) }
    #expect(Array(parts.joined()) == all)
    #expect((parts.map(\.count).max() ?? 0) - (parts.map(\.count).min() ?? 0) <= 1)
  }

  @Test("a part of a module is of that module only")
  func module() throws {
    let all = try mutants("A", 7) + mutants("B", 16)
    #expect(Choice(module: "B").of(all).count == 16)
    #expect(Choice(module: "B", part: (1, of: 4)).of(all).map(\.name) == ["0", "1", "2", "3"])
  }

  @Test("3/10 is a part; 0/10, 11/10 and 3 are none")
  func words() {
    #expect(Choice.part("3/10")?.number == 3)
    #expect(Choice.part("3/10")?.of == 10)
    for word in ["0/10", "11/10", "3", "a/b", "1/0", "/", "1/2/3"] {
      #expect(Choice.part(word) == nil, "\(word)")
    }
  }

  @Test("the matrix counts killed and all, and names who survived")
  func matrix() throws {
    var matrix = Matrix()
    #expect(!matrix.hasSurvivors)
    for mutant in try mutants("A", 2) { matrix.add(mutant, .hung) }
    for mutant in try mutants("B", 1) { matrix.add(mutant, .survived) }
    #expect(matrix.hasSurvivors)
    let lines = matrix.text.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines[1].first == "A" && lines[1].last == "2/2")
    #expect(lines[2].first == "B" && lines[2].last == "0/1")
    #expect(lines[3].first == "all" && lines[3].last == "2/3")
    #expect(matrix.text.hasSuffix("survived: B, F.swift: 0"))
  }
}
