import ExerciseKit
import Testing

private let solution = """
  /// Adds one to the positive.
  func f(_ x: Int) -> Int {
    // SOLUTION
    let more = x + 1

    // a comment
    return x > 0 ? more : x
    // END
  }

  func g() {
      // SOLUTION
      f(0)
      // END
  }

  // HINTS
  // The idea, which takes
  // two lines.
  //
  // The place.
  //
  // The line.

  """

@Suite("The stub of a solution")
struct StubTests {
  @Test("what stands between the marks becomes todo(), everything else stays")
  func text() {
    #expect(
      Stub.text(from: solution) == """
        /// Adds one to the positive.
        func f(_ x: Int) -> Int {
          todo()
        }

        func g() {
            todo()
        }

        """)
  }

  @Test("a text without marks is its own stub")
  func without() { #expect(Stub.text(from: "func f() {}\n") == "func f() {}\n") }

  @Test("the hints stand under the code, with an empty comment between them")
  func hints() {
    #expect(
      Stub.hints(of: solution) == ["The idea, which takes two lines.", "The place.", "The line."])
    #expect(Stub.hints(of: "func f() {}\n") == [])
  }

  @Test("the hidden lines are code, without indentation")
  func hidden() {
    #expect(
      Stub.hiddenLines(of: solution)
        == ["let more = x + 1", "return x > 0 ? more : x", "f(0)"])
  }
}
