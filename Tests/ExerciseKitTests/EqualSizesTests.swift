import Testing

@testable import ExerciseKit

@Suite("Right only where two sizes are equal")
struct EqualSizesTests {
  private func sizes(_ d: Int, _ m: Int) -> [(key: String, value: Int)] {
    [("the batch size", 3), ("the number of inputs", d), ("the number of outputs", m)]
  }

  @Test("a result that was right for a square matrix and is wrong for another")
  func square() {
    var equal = EqualSizes()
    equal.note("dx", rightFor: sizes(5, 5))
    #expect(
      equal.sentence("dx", wrongFor: sizes(5, 4))
        == "It is right only where the number of inputs equals the number of outputs.")
  }

  @Test("nothing is said of another result, of equal sizes, or before any was right")
  func silence() {
    var equal = EqualSizes()
    #expect(equal.sentence("dx", wrongFor: sizes(5, 4)) == nil)
    equal.note("dx", rightFor: sizes(5, 5))
    #expect(equal.sentence("dW", wrongFor: sizes(5, 4)) == nil)
    #expect(equal.sentence("dx", wrongFor: sizes(6, 6)) == nil)
  }

  @Test("nothing is said if it was right for unequal sizes too")
  func both() {
    var equal = EqualSizes()
    equal.note("dx", rightFor: sizes(5, 5))
    equal.note("dx", rightFor: sizes(5, 2))
    #expect(equal.sentence("dx", wrongFor: sizes(5, 4)) == nil)
  }
}
