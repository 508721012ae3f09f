import Attention
import Foundation
import Tensors
import Testing

@Suite("SortingExamples: a list, a bar, and the list in order")
struct SortingExamplesTests {
  @Test("two lists of three, by hand") func byHand() {
    let examples = SortingExamples([[71, 4, 33], [0, 2, 1]], limit: 100)
    #expect(examples.inputs == [71, 4, 33, 100, 4, 33, 0, 2, 1, 100, 0, 1])
    #expect(examples.targets == [4, 33, 71, 0, 1, 2])
    #expect(examples.width == 6)
    #expect(examples.rows == [3, 4, 5, 9, 10, 11])
  }

  @Test("behind every row at which something is wanted stands what was wanted there") func shift() {
    var generator = SeededGenerator(seed: 2)
    let examples = SortingExamples(count: 20, length: 7, limit: 30, using: &generator)
    for (row, target) in zip(examples.rows, examples.targets)
    where row % examples.width < examples.width - 1 {
      #expect(examples.inputs[row + 1] == target)
    }
  }

  @Test("drawn lists have different numbers, and the same seed draws the same") func drawn() {
    var generator = SeededGenerator(seed: 5)
    let examples = SortingExamples(count: 50, using: &generator)
    #expect(examples.lists.allSatisfy { Set($0).count == 10 && $0.allSatisfy { $0 < 100 } })
    #expect(Set(examples.lists).count == 50)
    var again = SeededGenerator(seed: 5)
    #expect(examples == SortingExamples(count: 50, using: &again))
  }

  @Test("every number may be drawn") func everyNumber() {
    var generator = SeededGenerator(seed: 6)
    let examples = SortingExamples(count: 200, length: 3, limit: 12, using: &generator)
    #expect(Set(examples.lists.flatMap { $0 }) == Set(0..<12))
  }

  @Test("a list with two equal numbers stops the program and is named") func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = SortingExamples([[4, 4, 1]], limit: 10)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("[4, 4, 1], expected 3 different numbers below 10"), "\(message)")
  }
}
