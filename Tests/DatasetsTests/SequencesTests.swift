import Datasets
import Tensors
import Testing

@Suite("Sequences: echo, adding, sorting")
struct SequencesTests {
  @Test("the echo is the input d steps ago, and silence before", arguments: [0, 1, 3, 7])
  func echo(delay: Int) {
    var generator = SeededGenerator(seed: 1)
    let (x, y) = Generated.delayedEcho(count: 5, steps: 7, delay: delay, using: &generator)
    #expect(x.shape == [7, 5, 1])
    #expect(y.shape == [7, 5, 1])
    #expect(Set(x.scalars) == [-1, 1])
    for t in 0..<7 {
      for n in 0..<5 { #expect(y[t, n, 0] == (t < delay ? 0 : x[t - delay, n, 0])) }
    }
  }

  @Test("both signs of the echo are equally likely")
  func fairSigns() {
    var generator = SeededGenerator(seed: 2)
    let x = Generated.delayedEcho(count: 100, steps: 100, delay: 1, using: &generator).inputs
    #expect(abs(x.mean()) < 0.03)
  }

  @Test("the sum is that of the two marked numbers, one in each half", arguments: [2, 3, 10, 11])
  func adding(steps: Int) {
    var generator = SeededGenerator(seed: 3)
    let (x, y) = Generated.adding(count: 40, steps: steps, using: &generator)
    #expect(x.shape == [steps, 40, 2])
    #expect(y.shape == [40, 1])
    for n in 0..<40 {
      let marked = (0..<steps).filter { x[$0, n, 1] == 1 }
      #expect(marked.count == 2)
      #expect(marked.count { $0 < steps / 2 } == 1)
      #expect((0..<steps).allSatisfy { marked.contains($0) || x[$0, n, 1] == 0 })
      #expect(y[n, 0] == marked.reduce(0) { $0 + x[$1, n, 0] })
    }
  }

  @Test("who answers 1 to every sum has a mean squared error of 1/6")
  func addingBaseline() {
    var generator = SeededGenerator(seed: 4)
    let rest = Generated.adding(count: 20_000, steps: 10, using: &generator).targets - 1
    #expect(abs((rest * rest).mean() - 1 / 6) < 0.005)
  }

  @Test("the second half of a sequence is the first half sorted, and every value occurs")
  func sorting() {
    var generator = SeededGenerator(seed: 5)
    let sequences = Generated.sorting(count: 100, length: 6, valueCount: 3, using: &generator)
    #expect(sequences.count == 100)
    for tokens in sequences {
      #expect(tokens.count == 12)
      #expect(tokens.prefix(6).sorted() == Array(tokens.suffix(6)))
    }
    for value in 0..<3 {
      let share = Double(sequences.joined().count { $0 == value }) / 1200
      #expect(abs(share - 1 / 3) < 0.06)
    }
    #expect(Set(sequences.joined()) == [0, 1, 2])
    #expect(Set(sequences.map { Array($0.prefix(6)) }).count > 80)
  }

  @Test("a delay longer than the sequence stops the program")
  func longDelay() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 1)
      _ = Generated.delayedEcho(count: 1, steps: 3, delay: 4, using: &generator)
    }
    expect(result, says: "delayedEcho: delay of 4 in 3 steps")
  }

  @Test("two numbers cannot be marked in one step")
  func oneStep() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 1)
      _ = Generated.adding(count: 1, steps: 1, using: &generator)
    }
    expect(result, says: "adding: 1 steps; expected at least 2")
  }
}
