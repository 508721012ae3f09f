import LanguageModel
import LanguageModelExercises
import Learning
import LogisticRegression
import Optimizers
import Tensors

/// The functions of the exercises that a training can use.
enum Solved: String, CaseIterable {
  case charLMLoss, lstmForward, lstmBackward, sampling

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// What a training comes to.
struct Result {
  let loss: Scalar
  let perplexity: Scalar
  let text: String
  let seconds: Double
}

/// A training by Adam, always from the same start and on the same pieces of text.
struct Schooling {
  let vocabulary: Vocabulary
  let training: [Int]
  let test: [Int]
  let width = 48
  let length = 24
  let count = 16
  let rounds = 2_000

  init(_ text: String) {
    vocabulary = Vocabulary(of: text)
    let tokens = vocabulary.tokens(of: text)
    let cut = tokens.count * 9 / 10
    (training, test) = (Array(tokens[..<cut]), Array(tokens[cut...]))
  }

  /// Trains with some functions of the exercises in place of the book's, tests and writes.
  func run(with mine: Set<Solved>) -> Result {
    var generator = SeededGenerator(seed: 10)
    var network = Network(vocabulary: vocabulary.count, width: width, using: &generator)
    var step = Optimizer(Adam(rate: 0.005), for: network)
    let start = ContinuousClock.now
    for _ in 0..<rounds {
      let batch = TextBatch(of: training, steps: length, count: count, using: &generator)
      step(&network, network.lossAndGradient(batch, with: mine).gradient)
    }
    let (loss, perplexity) = tested(network, mine)
    let text = written(by: network, mine, using: &generator)
    return Result(
      loss: loss, perplexity: perplexity, text: text,
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  /// The loss on pieces that grow longer and longer.
  private func tested(_ network: Network, _ mine: Set<Solved>) -> (Scalar, Scalar) {
    let pieces = (1...20).map { number in
      Array(test[number * 100..<number * 100 + 5 * number + 1])
    }
    let logits = pieces.map { network.logits($0.dropLast(), count: 1, with: mine) }
    if mine.contains(.charLMLoss) {
      let yours = charLMLoss(logits, tokens: pieces)
      return (yours.loss, yours.perplexity)
    }
    var mean = TokenMean()
    for (z, piece) in zip(logits, pieces) {
      mean.add(softmaxCrossEntropy(z, Array(piece.dropFirst())).loss, tokens: z.shape[0])
    }
    return (mean.mean, perplexity(mean.mean))
  }

  /// A line that goes on from "The ", by what the last tokens suggest.
  private func written(
    by network: Network, _ mine: Set<Solved>, using generator: inout SeededGenerator
  ) -> String {
    var tokens = vocabulary.tokens(of: "The ")
    let sampler = Sampler(temperature: 0.7, topK: 12, nucleus: 0.9)
    for _ in 0..<60 {
      let read = Array(tokens.suffix(length))
      let all = network.logits(read, count: 1, with: mine)
      let logits = all.rows(read.count - 1..<read.count).reshaped([-1])
      if mine.contains(.sampling) {
        let u = Tensor.uniform([1], using: &generator)[0]
        tokens.append(
          sampling(logits, temperature: 0.7, topK: 12, nucleus: 0.9, u: u).token)
      } else {
        tokens.append(sampler.draw(logits, using: &generator))
      }
    }
    return vocabulary.text(of: tokens).map { $0.isNewline ? " ⏎ " : String($0) }.joined()
  }
}
