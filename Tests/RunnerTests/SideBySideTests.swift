import Runner
import Testing

@Suite("The solution beside one's own")
struct SideBySideTests {
  @Test("code is what follows the task, without the marks")
  func codeOnly() {
    let text = """
      import Tensors

      /// What to do.
      public func f(_ x: Int) -> Int {
        // SOLUTION
        x + 1  // one more

        // END
      }

      """
    #expect(
      code(of: text) == ["public func f(_ x: Int) -> Int {", "  x + 1  // one more", "", "}"])
  }

  @Test("two columns where they fit")
  func columns() {
    let lines = sideBySide(("yours", ["a", "bbbbbb"]), ("mine", ["1"]), width: 13)
    #expect(lines == ["yours    mine", "", "a        1", "bbbbbb"])
  }

  @Test("one under the other where they do not")
  func rows() {
    let lines = sideBySide(("yours", ["a", "bbbbbb"]), ("mine", ["1"]), width: 12)
    #expect(lines == ["yours", "", "a", "bbbbbb", "", "mine", "", "1"])
  }
}
