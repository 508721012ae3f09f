import Mutations
import Testing

@Suite("One build for all mutants")
struct WeaverTests {
  private let text = """
    import Tensors

    func f(_ x: Tensor) -> Tensor {
      var y = x + x
      y += x
      return y
    }
    """

  private func mutant(_ fragment: String, _ replacement: String) throws -> Mutant {
    Mutant(
      name: "a name", kind: .sign, module: "M", file: "M/F.swift",
      fragment: try #require(Fragment(fragment)), replacement: replacement)
  }

  @Test("an expression becomes a choice")
  func expression() throws {
    let mutant = try mutant("var y = ⟦x + x⟧", "x - x")
    let switched = "var y = (isMutant(\(mutant.number)) ? (x - x) : (x + x))\n"
    #expect(try woven([mutant], into: text) == text.replacing("var y = x + x\n", with: switched))
  }

  @Test("a statement becomes a branch")
  func statement() throws {
    let mutant = try mutant("⟪y += x⟫", "y -= x")
    let switched = "if isMutant(\(mutant.number)) { y -= x } else { y += x }"
    #expect(try woven([mutant], into: text) == text.replacing("y += x", with: switched))
  }

  @Test(
    "two mutants of one expression are two choices, and several targets do not disturb each other")
  func several() throws {
    let (one, two) = (try mutant("x + x", "x"), try mutant("x + x", "-x"))
    let other = try mutant("return ⟦y⟧", "-y")
    let result = try woven([other, one, two], into: text)
    #expect(
      result.contains(
        "(isMutant(\(one.number)) ? (x) : isMutant(\(two.number)) ? (-x) : (x + x))"))
    #expect(result.contains("return (isMutant(\(other.number)) ? (-y) : (y))"))
  }

  @Test("a fragment that does not stand there, or twice, is refused and says how often it does")
  func lost() throws {
    let (none, many) = (try mutant("x * x", "x"), try mutant("y", "x"))
    #expect(throws: MutationError.lost(none, count: 0)) { try woven([none], into: text) }
    #expect(throws: MutationError.lost(many, count: 3)) { try woven([many], into: text) }
    #expect("\(MutationError.lost(none, count: 0))".contains("0 times in M/F.swift"))
  }

  @Test("targets that overlap are refused")
  func overlapping() throws {
    let (one, two) = (try mutant("y = ⟦x + x⟧", "x"), try mutant("y = x + ⟦x⟧", "y"))
    #expect(throws: MutationError.overlapping(two, one)) { try woven([one, two], into: text) }
  }

  @Test("a mutant's number does not depend on its name, and differs from another edit's")
  func number() throws {
    let (one, two) = (try mutant("x + x", "x"), try mutant("x + x", "-x"))
    #expect(one.number != two.number)
    #expect(try mutant("x + x", "x").number == one.number)
    #expect(throws: MutationError.twins(one, one)) { try checkDifferent([one, one]) }
    let none = try mutant("x + x", "x + x")
    #expect(throws: MutationError.twins(none, none)) { try checkDifferent([none]) }
  }
}
