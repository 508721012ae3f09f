import Attention
import Foundation
import GradientChecking
import LanguageModel
import Learning
import Optimizers
import Tensors
import Testing

@Suite("GPT: L = −1/(N·T) · Σ ln p(xₜ₊₁ | x₁ … xₜ)")
struct GPTTests {
  private func batch(
    vocabulary: Int, steps: Int, count: Int, using generator: inout SeededGenerator
  ) -> SequenceBatch {
    let text = randomTokens(40, below: vocabulary, using: &generator)
    return SequenceBatch(TextBatch(of: text, steps: steps, count: count, using: &generator))
  }

  @Test(
    "the gradient of every tensor agrees with central differences", arguments: [1, 2], [1, 3, 6])
  func gradient(blocks: Int, steps: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let model = smallGPT(blocks: blocks, using: &generator)
      let batch = batch(vocabulary: 5, steps: steps, count: 3, using: &generator)
      let (_, gradient) = model.lossAndGradient(batch)
      report.compare(gradient, at: model) { $0.loss(batch) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 1 + 1 + 16 * blocks + 2 + 2)
  }

  @Test("without a mask the gradient agrees as well")
  func unmasked() {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let model = smallGPT(using: &generator)
      let tokens = randomTokens(12, below: 5, using: &generator)
      let dz = Tensor.normal([12, 5], using: &generator)
      let gradient = model.forward(tokens, count: 3, mask: .none).backward(dz)
      report.compare(gradient, at: model) {
        $0.forward(tokens, count: 3, mask: .none).logits.dot(dz)
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("before any learning the loss is nearly ln V")
  func start() {
    var generator = SeededGenerator(seed: 3)
    let model = GPT(
      vocabulary: 65, length: 64, width: 128, heads: 4, blocks: 4, using: &generator)
    let batch = batch(vocabulary: 40, steps: 30, count: 4, using: &generator)
    // A logit is the sum of 128 normalised numbers times weights of the deviation 0.02.
    #expect(abs(model.loss(batch) - log(Scalar(65))) < 0.02 * Scalar(128).squareRoot())
  }

  @Test("the parameters are as many as the formula says")
  func parameterCount() {
    var generator = SeededGenerator(seed: 4)
    let (V, L, D, B) = (65, 64, 128, 4)
    let model = GPT(
      vocabulary: V, length: L, width: D, heads: 4, blocks: B, using: &generator)
    let expected = V * D + L * D + B * (12 * D * D + 13 * D) + 2 * D + (D + 1) * V
    #expect(model.parameterCount == expected)
    #expect(expected == 818_241)
    #expect(model.zero.parameterCount == expected)
  }

  @Test("it starts normal with the deviation 0.02, biases at 0 and gains at 1")
  func initialisation() {
    var generator = SeededGenerator(seed: 5)
    let model = GPT(
      vocabulary: 65, length: 64, width: 64, heads: 4, blocks: 1, using: &generator)
    let block = model.blocks[0]
    for weights in [
      model.embedding.weights, model.positions.weights, block.attention.query.weights,
      block.attention.output.weights, block.feedForward.hidden.weights,
      block.feedForward.output.weights, model.output.weights,
    ] {
      let deviation = (weights * weights).mean().squareRoot()
      #expect(abs(deviation / 0.02 - 1) < 0.06)
      #expect(abs(weights.mean()) < 0.002)
    }
    #expect(block.attention.key.bias == .zeros([64]) && model.output.bias == .zeros([65]))
    #expect(model.norm.gain == Tensor(repeating: 1, shape: [64]))
  }

  @Test("to change a token changes nothing before it, to the last bit, and something from it on")
  func causality() {
    var generator = SeededGenerator(seed: 6)
    let model = smallGPT(vocabulary: 7, length: 9, using: &generator)
    let tokens = randomTokens(18, below: 7, using: &generator)
    let before = model.forward(tokens, count: 2).logits
    for t in 0..<9 {
      var changed = tokens
      changed[9 + t] = (changed[9 + t] + 1) % 7
      let after = model.forward(changed, count: 2).logits
      #expect(after.rows(0..<9 + t) == before.rows(0..<9 + t))
      #expect(after.rows(9 + t..<10 + t) != before.rows(9 + t..<10 + t))
    }
  }

  @Test("a training step moves no parameter's storage")
  func storage() {
    var generator = SeededGenerator(seed: 7)
    var model = smallGPT(using: &generator)
    let batch = batch(vocabulary: 5, steps: 4, count: 2, using: &generator)
    var step = Optimizer(Adam(rate: 0.01), for: model)
    let before = model.tensors.map { model[keyPath: $0].storageAddress }
    for _ in 0..<3 { step(&model, model.lossAndGradient(batch).gradient) }
    #expect(model.tensors.map { model[keyPath: $0].storageAddress } == before)
  }

  @Test("the same step gives the same bits on any number of threads")
  func threads() {
    var generator = SeededGenerator(seed: 8)
    let model = GPT(
      vocabulary: 30, length: 32, width: 64, heads: 4, blocks: 1, using: &generator)
    let batch = batch(vocabulary: 30, steps: 32, count: 16, using: &generator)
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 1
    let (loss, gradient) = model.lossAndGradient(batch)
    Threads.count = 3
    let (sameLoss, same) = model.lossAndGradient(batch)
    #expect(sameLoss == loss)
    for tensor in model.tensors { #expect(same[keyPath: tensor] == gradient[keyPath: tensor]) }
  }

  @Test("a language that goes round in a circle is learned by heart, and written on and on")
  func circle() {
    var generator = SeededGenerator(seed: 9)
    let text = (0..<100).map { $0 % 8 }
    var model = GPT(
      vocabulary: 8, length: 12, width: 16, heads: 2, blocks: 1, using: &generator)
    var step = Optimizer(Adam(rate: 0.01), for: model)
    for _ in 0..<150 {
      let batch = SequenceBatch(TextBatch(of: text, steps: 12, count: 8, using: &generator))
      step(&model, model.lossAndGradient(batch).gradient)
    }
    let test = TextBatch(of: text, startingAt: [0, 3], steps: 12)
    #expect(model.loss(SequenceBatch(test)) < 0.02)
    let written = model.continuation(
      of: [5], count: 40, by: Sampler(temperature: 0), using: &generator)
    #expect(written == (0..<40).map { ($0 + 6) % 8 })
  }

  @Test("a batch of chapter 10, turned: the same tokens, piece by piece")
  func turned() {
    let batch = SequenceBatch(TextBatch(of: Array(0..<10), startingAt: [0, 4], steps: 3))
    #expect(batch.inputs == [0, 1, 2, 4, 5, 6])
    #expect(batch.targets == [1, 2, 3, 5, 6, 7])
    #expect(batch.count == 2 && batch.steps == 3)
  }

  @Test("the pictures' weights are those of every block, and a later position has none")
  func weights() {
    var generator = SeededGenerator(seed: 10)
    let model = smallGPT(blocks: 2, using: &generator)
    let weights = model.attentionWeights([1, 2, 3, 4, 0, 1], count: 2)
    #expect(weights.map(\.shape) == [[2, 2, 3, 3], [2, 2, 3, 3]])
    for block in weights {
      #expect(nearly(block.sumOfColumns(), Tensor(repeating: 1, shape: [2, 2, 3])))
      #expect(block[1, 1, 0, 1] == 0 && block[1, 1, 2, 2] > 0)
    }
  }

  @Test("tokens that make no texts of equal length, or too long ones, stop the program")
  func misuse() async {
    let ragged = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 11)
      _ = smallGPT(using: &generator).forward([1, 2, 3], count: 2)
    }
    expectStop(ragged, says: "3 tokens are not 2 texts of equal length")
    let long = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 11)
      _ = smallGPT(length: 3, using: &generator).forward([1, 2, 3, 4], count: 1)
    }
    expectStop(long, says: "at most 3 positions")
  }
}
