import ExerciseKit
import Tensors

/// The known wrong answers to `miniBatches`.
var miniBatchesMistakes: [WrongAnswer<MiniBatching>] {
  [
    WrongAnswer(
      "the last batch dropped",
      says: "The short last batch is missing: the examples left over when the size does not "
        + "divide N are part of the epoch too."
    ) { x, labels, size, generator in
      batches(labels.indices.shuffled(using: &generator), size).filter { $0.count == size }
        .map { select($0, x, labels) }
    },
    WrongAnswer(
      "the last batch filled up",
      says: "The last batch is filled up with examples that the epoch has had already: each "
        + "example occurs exactly once, and the last batch may be short."
    ) { x, labels, size, generator in
      let order = labels.indices.shuffled(using: &generator)
      return batches(order, size).map { batch in
        let missing = size - batch.count
        return select(batch + (0..<missing).map { order[$0 % order.count] }, x, labels)
      }
    },
    WrongAnswer(
      "an empty batch",
      says: "When the size divides N there is one batch too many, and it is empty: its mean would "
        + "be 0 / 0."
    ) { x, labels, size, generator in
      let order = labels.indices.shuffled(using: &generator)
      let even = order.count.isMultiple(of: size)
      return (batches(order, size) + (even ? [[]] : [])).map { select($0, x, labels) }
    },
    WrongAnswer(
      "x and labels shuffled differently",
      says: "Rows and labels are not in the same order: each row stands beside the label of "
        + "another example. One order must serve both."
    ) { x, labels, size, generator in
      let rows = batches(labels.indices.shuffled(using: &generator), size)
      let others = batches(labels.indices.shuffled(using: &generator), size)
      return zip(rows, others).map { (select($0, x, labels).x, select($1, x, labels).labels) }
    },
    WrongAnswer(
      "drawn with replacement",
      says: "Some examples occur twice in an epoch and others never: you draw each number anew. "
        + "Shuffle the numbers 0 ..< N instead."
    ) { x, labels, size, generator in
      let order = labels.indices.map { _ in Int.random(in: labels.indices, using: &generator) }
      return batches(order, size).map { select($0, x, labels) }
    },
    WrongAnswer(
      "not shuffled",
      says: "The examples come in their original order: data are often sorted, and then a batch "
        + "shows the network a single class. Shuffle first."
    ) { x, labels, size, generator in
      batches(Array(labels.indices), size).map { select($0, x, labels) }
    },
    WrongAnswer(
      "only the batches shuffled",
      says: "The batches are shuffled, but each holds neighbours, the same ones in every epoch: "
        + "shuffle the examples first, then cut."
    ) { x, labels, size, generator in
      batches(Array(labels.indices), size).shuffled(using: &generator)
        .map { select($0, x, labels) }
    },
    WrongAnswer(
      "the same order every epoch",
      says: "Every epoch has the same order: a generator that is made anew inside starts from the "
        + "same state each time. Use the one that you are given."
    ) { x, labels, size, generator in
      var own = SeededGenerator(seed: 0)
      return batches(labels.indices.shuffled(using: &own), size).map { select($0, x, labels) }
    },
    WrongAnswer(
      "randomness from elsewhere",
      says: "The same seed gives another order each time: shuffle with the generator that you "
        + "are given, or nobody can repeat your training."
    ) { x, labels, size, generator in
      batches(labels.indices.shuffled(), size).map { select($0, x, labels) }
    },
  ]
}

/// The numbers cut into batches, the last one short.
func batches(_ order: [Int], _ size: Int) -> [[Int]] {
  stride(from: 0, to: order.count, by: size).map {
    Array(order[$0..<min($0 + size, order.count)])
  }
}

private func select(_ batch: [Int], _ x: Tensor, _ labels: [Int]) -> (x: Tensor, labels: [Int]) {
  (x.gather(rows: batch), batch.map { labels[$0] })
}
