import LanguageModel
import Tensors
import Testing

@Suite("Targets are the inputs, one step on")
struct TextBatchTests {
  @Test("two pieces of three tokens, worked by hand: step by step, time before batch")
  func byHand() {
    let batch = TextBatch(of: [10, 11, 12, 13, 14, 15], startingAt: [0, 2], steps: 3)
    #expect(batch.inputs == [10, 12, 11, 13, 12, 14])
    #expect(batch.targets == [11, 13, 12, 14, 13, 15])
    #expect((batch.steps, batch.count) == (3, 2))
  }

  @Test("random pieces lie anywhere in the text, its first and last place included")
  func everywhere() {
    var generator = SeededGenerator(seed: 1)
    let batch = TextBatch(of: Array(0..<9), steps: 5, count: 200, using: &generator)
    #expect(Set(batch.inputs.prefix(200)) == [0, 1, 2, 3])
    #expect(zip(batch.inputs, batch.targets).allSatisfy { $1 == $0 + 1 })
    #expect(batch.targets.max() == 8)
  }

  @Test("a text that is too short stops the program")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 2)
      _ = TextBatch(of: [1, 2, 3], steps: 3, count: 1, using: &generator)
    }
    expect(result, says: "a text of 3 tokens for pieces of 3 and one more")
  }
}
