import Terminal
import Testing

@Suite("The nearest word: the edit distance")
struct NearestTests {
  @Test(
    "distances worked by hand",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("epoch", "epochs", 1),
      ("rats", "rate", 1), ("kitten", "sitting", 3), ("ab", "ba", 2), ("flaw", "lawn", 2),
    ])
  func byHand(a: String, b: String, distance: Int) {
    #expect(editDistance(a, b) == distance)
    #expect(editDistance(b, a) == distance)
  }

  @Test(
    "a mistyped option finds the one that was meant",
    arguments: [
      ("epoch", "epochs"), ("ephocs", "epochs"), ("epohcs", "epochs"), ("ep", "epochs"),
      ("seeds", "seed"), ("sede", "seed"), ("rats", "rate"), ("learning-rate", "rate"),
      ("bach", "batch"), ("batch-size", "batch"), ("jsno", "json"), ("fig", "figures"),
    ])
  func meant(typed: String, nearestName: String) {
    let names = ["epochs", "rate", "batch", "seed", "figures", "quick", "json", "help"]
    #expect(nearest(to: typed, among: names) == nearestName)
  }

  @Test("the first of equally near ones is taken")
  func tie() { #expect(nearest(to: "x", among: ["b", "a"]) == "b") }
}
