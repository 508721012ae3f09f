import AttentionExercises
import Learning
import LogisticRegression
import Optimizers
import Tensors

/// The functions of the exercises that a training can use.
enum Solved: String, CaseIterable {
  case sdpaForward, sdpaBackward, multiHead, layerNormForward, layerNormBackward, positions
  case transformerBlock

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Sequences of digits, one behind the other, and the same in order.
struct SortingBatch {
  let length: Int
  let digits: [Int]
  let sorted: [Int]

  init(count: Int, length: Int, using generator: inout SeededGenerator) {
    self.length = length
    let each = (0..<count).map { _ in
      (0..<length).map { _ in Int.random(in: 0..<10, using: &generator) }
    }
    digits = each.flatMap { $0 }
    sorted = each.flatMap { $0.sorted() }
  }
}

/// What a training comes to.
struct Result {
  let loss: Scalar
  let rightSequences: Scalar
  let example: String
  let seconds: Double
}

/// A training by Adam, always from the same start and on the same sequences.
struct Schooling {
  let length = 6
  let width = 32
  let heads = 2
  let count = 32
  let rounds = 1_000

  /// Trains with some functions of the exercises in place of the book's, and tests.
  func run(with mine: Set<Solved>) -> Result {
    var generator = SeededGenerator(seed: 11)
    var network = Network(digits: 10, width: width, heads: heads, using: &generator)
    var step = Optimizer(Adam(rate: 0.003), for: network)
    let start = ContinuousClock.now
    for round in 0..<rounds {
      step.rule.rate = 0.003 * (1 - Scalar(round) / Scalar(rounds))
      let batch = SortingBatch(count: count, length: length, using: &generator)
      step(&network, network.lossAndGradient(batch, with: mine).gradient)
    }
    return tested(network, mine, since: start, using: &generator)
  }

  private func tested(
    _ network: Network, _ mine: Set<Solved>, since start: ContinuousClock.Instant,
    using generator: inout SeededGenerator
  ) -> Result {
    let batch = SortingBatch(count: 500, length: length, using: &generator)
    let logits = network.logits(batch, with: mine)
    let said = logits.argmaxOfColumns()
    let right = (0..<500).count { n in
      let places = n * length..<(n + 1) * length
      return said[places] == batch.sorted[places]
    }
    let example = [batch.digits, said].map { $0.prefix(length).map(String.init).joined() }
    return Result(
      loss: softmaxCrossEntropy(logits, batch.sorted).loss, rightSequences: Scalar(right) / 500,
      example: example.joined(separator: " → "),
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }
}
