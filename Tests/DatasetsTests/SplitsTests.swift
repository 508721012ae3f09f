import Datasets
import Tensors
import Testing

@Suite("Splits: training and test examples")
struct SplitsTests {
  /// Examples that know their own row number: input [n] for row n.
  func examples(classSizes: [Int]) -> LabelledExamples {
    let labels = classSizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
    let rows = Tensor(labels.indices.map { Scalar($0) }).reshaped([-1, 1])
    return LabelledExamples(inputs: rows, labels: labels, classCount: classSizes.count)
  }

  @Test("a split at a position keeps the order")
  func byPosition() {
    let (training, test) = examples(classSizes: [3, 2]).split(at: 4)
    #expect(training.inputs.scalars == [0, 1, 2, 3])
    #expect(training.labels == [0, 0, 0, 1])
    #expect(test.inputs.scalars == [4])
    #expect(test.labels == [1])
  }

  @Test(
    "every example goes into exactly one part, in the original order",
    arguments: [0, 0.2, 0.25, 1.0 / 3, 0.5, 1])
  func partition(fraction: Double) {
    let all = examples(classSizes: [1, 0, 7, 20, 33, 2])
    var generator = SeededGenerator(seed: 4)
    let (training, test) = all.stratifiedSplit(test: fraction, using: &generator)
    #expect((training.inputs.scalars + test.inputs.scalars).sorted() == all.inputs.scalars)
    for part in [training, test] {
      #expect(part.inputs.scalars == part.inputs.scalars.sorted())
      #expect(part.labels == part.inputs.scalars.map { all.labels[Int($0)] })
    }
  }

  @Test(
    "every class keeps its share within one example, the whole within a half",
    arguments: [0, 0.1, 0.2, 0.25, 0.3, 1.0 / 3, 0.5, 0.77, 1])
  func shares(fraction: Double) {
    let all = Digits.all()
    var generator = SeededGenerator(seed: 5)
    let test = all.stratifiedSplit(test: fraction, using: &generator).test
    for label in 0..<10 {
      let size = Double(all.labels.count { $0 == label })
      let found = Double(test.labels.count { $0 == label })
      #expect(abs(found - fraction * size) < 1, "class \(label)")
    }
    #expect(abs(Double(test.count) - fraction * 1797) <= 0.5)
  }

  @Test("the same seed gives the same split, another seed another one")
  func seeds() {
    let all = examples(classSizes: [30, 30])
    var splits = [7, 7, 8].map { (seed: UInt64) in
      var generator = SeededGenerator(seed: seed)
      return all.stratifiedSplit(test: 0.5, using: &generator).test.inputs
    }
    let other = splits.removeLast()
    #expect(splits[0] == splits[1])
    #expect(splits[0] != other)
  }

  @Test("every example of a class is as likely to be tested as any other")
  func evenly() {
    let all = examples(classSizes: [5])
    var generator = SeededGenerator(seed: 9)
    var hits = [Int](repeating: 0, count: 5)
    for _ in 0..<5000 {
      let test = all.stratifiedSplit(test: 0.4, using: &generator).test
      for row in test.inputs.scalars { hits[Int(row)] += 1 }
    }
    // 2,000 each on average, with a standard deviation of √(5000 · 0.4 · 0.6) = 35.
    #expect(hits.allSatisfy { abs($0 - 2000) < 150 })
  }

  @Test("a share above 1 stops the program")
  func wrongFraction() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 1)
      _ = Digits.all().stratifiedSplit(test: 1.5, using: &generator)
    }
    expect(result, says: "stratifiedSplit: a test part of 1.5; expected 0 to 1")
  }

  @Test("a split behind the end stops the program")
  func wrongPosition() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Digits.all().split(at: 1798)
    }
    expect(result, says: "split: at 1798 of 1797 examples")
  }
}
