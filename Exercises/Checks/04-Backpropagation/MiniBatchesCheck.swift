import ExerciseKit
import Tensors

/// From the examples to the batches of one epoch.
public typealias MiniBatching = (
  _ x: Tensor, _ labels: [Int], _ size: Int, _ generator: inout SeededGenerator
) -> [(x: Tensor, labels: [Int])]

/// An epoch of mini-batches, by its laws: any order is right that shuffling can give.
public var miniBatchesExercise: Exercise<MiniBatching> {
  Exercise(
    "miniBatches",
    wrongAnswers: miniBatchesMistakes
  ) { miniBatches, trial in
    let size = Int.random(in: 3...6, using: &trial.generator)
    let rest = Int.random(in: 2..<size, using: &trial.generator)
    let seed = trial.generator.next()
    // Batches that come out even, a short one at the end, a single example at the end, and less
    // than one batch.
    for count in [9 * size, 9 * size + rest, 9 * size + 1, rest] where trial.isRight {
      // A row begins with its number, by which it is known again.
      var x = trial.normal([count, 3])
      for i in 0..<count { x[i, 0] = Scalar(i) }
      let labels = (0..<count).shuffled(using: &trial.generator)
      var generator = SeededGenerator(seed: seed)
      let epochs = (0..<2).map { _ in miniBatches(x, labels, size, &generator) }

      for epoch in epochs where trial.isRight {
        trial.expectSizes(of: epoch, count, size)
        if trial.isRight { trial.expectExamples(of: epoch, from: x, labels) }
      }
      guard trial.isRight, count > size else { return }

      generator = SeededGenerator(seed: seed)
      let again = miniBatches(x, labels, size, &generator)
      trial.expectShuffling(
        numbers(of: epochs[0]), numbers(of: epochs[1]), not: batches(Array(0..<count), size))
      trial.expect(
        numbers(of: again) == numbers(of: epochs[0]),
        "The same seed gives another order: the order must come from the generator alone.")
    }
  }
}

/// The rows' numbers, batch by batch.
private func numbers(of epoch: [(x: Tensor, labels: [Int])]) -> [[Int]] {
  epoch.map { batch in batch.labels.indices.map { Int(exactly: batch.x[$0, 0]) ?? -1 } }
}

extension Trial {
  fileprivate mutating func expectSizes(
    of epoch: [(x: Tensor, labels: [Int])], _ count: Int, _ size: Int
  ) {
    let sizes = batches(Array(0..<count), size).map(\.count)
    expect(
      "\(count) examples, size \(size): the number of batches", epoch.count, equals: sizes.count)
    expect(
      "the size of batch", Tensor(epoch.map { Scalar($0.labels.count) }),
      equals: Tensor(sizes.map { Scalar($0) }))
    let wrong = epoch.first { $0.x.shape != [$0.labels.count, 3] }
    expect(
      wrong == nil,
      "A batch has inputs of shape \(wrong?.x.shape ?? []), expected "
        + "[\(wrong?.labels.count ?? 0), 3]: a row for each of its labels.")
  }

  fileprivate mutating func expectExamples(
    of epoch: [(x: Tensor, labels: [Int])], from x: Tensor, _ labels: [Int]
  ) {
    let rows = numbers(of: epoch)
    expect(
      zip(rows, epoch).allSatisfy { rows, batch in
        rows.allSatisfy(labels.indices.contains) && batch.x == x.gather(rows: rows)
      },
      "The rows of the batches are not rows of x: their numbers have changed.")
    guard isRight else { return }
    expect(
      rows.joined().sorted() == Array(labels.indices),
      "Some examples occur twice in an epoch, and others never.")
    guard isRight else { return }
    expect(
      zip(rows, epoch).allSatisfy { $1.labels == $0.map { labels[$0] } },
      "A row stands beside the label of another.")
  }

  fileprivate mutating func expectShuffling(
    _ first: [[Int]], _ second: [[Int]], not original: [[Int]]
  ) {
    expect(first != original, "The examples come in their original order.")
    expect(
      Set(first.map { Set($0) }) != Set(original.map { Set($0) }),
      "Each batch holds neighbours.")
    let order = Array(first.joined())
    let neighbours = zip(order, order.dropFirst()).count { $0 + 1 == $1 }
    expect(
      neighbours < order.count / 2,
      "Most examples still stand beside their old neighbours: a rotation is no shuffle.")
    expect(first != second, "The second epoch has the order of the first.")
  }
}
