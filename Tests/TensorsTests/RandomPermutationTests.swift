import Tensors
import Testing

@Suite("Random permutations: every order equally likely")
struct RandomPermutationTests {
  @Test("every number occurs once", arguments: [0, 1, 2, 7, 1000])
  func everyNumberOnce(count: Int) {
    var generator = SeededGenerator(seed: 1)
    #expect(randomPermutation(of: count, using: &generator).sorted() == Array(0..<count))
  }

  @Test("all six orders of three numbers come equally often, within five standard errors")
  func uniform() {
    var generator = SeededGenerator(seed: 2)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 { counts[randomPermutation(of: 3, using: &generator), default: 0] += 1 }
    #expect(counts.count == 6)
    for count in counts.values { #expect(abs(count - 1000) < 145) }
  }

  @Test("the order is the seed's, whatever the version of Swift")
  func reproducible() {
    var generator = SeededGenerator(seed: 42)
    #expect(randomPermutation(of: 8, using: &generator) == [7, 1, 6, 3, 5, 4, 2, 0])
  }

  @Test("there is no number below 0, and it is said so")
  func noNumber() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = randomIndex(below: 0, using: &generator)
    }
  }
}
