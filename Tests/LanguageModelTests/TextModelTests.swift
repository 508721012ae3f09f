import Foundation
import GradientChecking
import LanguageModel
import Learning
import LinearRegression
import Optimizers
import Recurrence
import Tensors
import Testing

@Suite("L = −1/(T·N) · Σ ln p(xₜ₊₁ | x₁ … xₜ)")
struct TextModelTests {
  /// Random tokens, several of them repeated, as a batch of T steps of N texts.
  private func batch(
    vocabulary: Int, steps: Int, count: Int, using generator: inout SeededGenerator
  ) -> TextBatch {
    let text = (0..<40).map { _ in Int.random(in: 0..<vocabulary, using: &generator) }
    return TextBatch(of: text, steps: steps, count: count, using: &generator)
  }

  private func report<Layer: SequenceLayer>(
    of _: Layer.Type, depth: Int, steps: Int, count: Int
  ) -> GradientReport {
    GradientReport.drawing(seed: 1) { generator, report in
      let model = TextModel<Layer>(
        vocabulary: 5, embedding: 3, hidden: 4, layers: depth, using: &generator)
      let batch = batch(vocabulary: 5, steps: steps, count: count, using: &generator)
      let (_, _, gradient) = model.lossAndGradient(batch)
      report.compare(gradient, at: model) { $0.lossAndGradient(batch).loss }
    }
  }

  @Test(
    "the gradient of every tensor agrees with central differences, one layer and two",
    arguments: [1, 2], [1, 2, 7])
  func gradient(depth: Int, steps: Int) {
    let lstm = report(of: LSTM.self, depth: depth, steps: steps, count: 3)
    #expect(lstm.passes, "\(lstm)")
    let gru = report(of: GRU.self, depth: depth, steps: steps, count: 3)
    #expect(gru.passes, "\(gru)")
    let rnn = report(of: RecurrentLayer.self, depth: depth, steps: steps, count: 1)
    #expect(rnn.passes, "\(rnn)")
  }

  @Test("before any learning the loss is near ln V, and the perplexity near V")
  func start() {
    var generator = SeededGenerator(seed: 2)
    let model = TextModel<LSTM>(vocabulary: 40, embedding: 8, hidden: 32, using: &generator)
    let batch = batch(vocabulary: 40, steps: 10, count: 20, using: &generator)
    let loss = model.loss(batch)
    #expect(abs(loss - log(Scalar(40))) < 0.05 * log(Scalar(40)))
    #expect(abs(perplexity(loss) - 40) < 8)
  }

  @Test("a text read in two pieces with the states carried on is the text read at once")
  func carried() {
    var generator = SeededGenerator(seed: 3)
    let model = TextModel<LSTM>(
      vocabulary: 6, embedding: 3, hidden: 5, layers: 2, using: &generator)
    let tokens = (0..<24).map { _ in Int.random(in: 0..<6, using: &generator) }
    let whole = model.logits(tokens, count: 3, from: model.zeroStates(for: 3))
    let first = model.logits(Array(tokens[..<9]), count: 3, from: model.zeroStates(for: 3))
    let rest = model.logits(Array(tokens[9...]), count: 3, from: first.final)
    #expect(agree(.concatenating([first.logits, rest.logits], along: 0), whole.logits))
    #expect(agree(rest.final[1].cell, whole.final[1].cell))
    let batch = TextBatch(of: tokens, startingAt: [0, 7, 3], steps: 5)
    let read = model.logits(batch.inputs, count: 3, from: model.zeroStates(for: 3))
    #expect(model.lossAndGradient(batch).final == read.final)
    #expect(model.lossAndGradient(batch, from: read.final).final != read.final)
  }

  @Test("to change one text of a batch changes nothing of the others, to the last bit")
  func noLeak() {
    var generator = SeededGenerator(seed: 4)
    let model = TextModel<GRU>(vocabulary: 6, embedding: 3, hidden: 5, using: &generator)
    var tokens = (0..<15).map { _ in Int.random(in: 0..<6, using: &generator) }
    let before = model.logits(tokens, count: 3, from: model.zeroStates(for: 3)).logits
    for t in 0..<5 { tokens[t * 3] = (tokens[t * 3] + 1) % 6 }
    let after = model.logits(tokens, count: 3, from: model.zeroStates(for: 3)).logits
    let others = (0..<15).filter { $0 % 3 != 0 }
    #expect(before.gather(rows: others) == after.gather(rows: others))
    #expect(before != after)
  }

  @Test("a language that goes round in a circle is learned by heart: the loss falls to 0.01")
  func circle() {
    var generator = SeededGenerator(seed: 5)
    let text = (0..<100).map { $0 % 8 }
    var model = TextModel<LSTM>(vocabulary: 8, embedding: 6, hidden: 16, using: &generator)
    var step = Optimizer(Adam(rate: 0.02), for: model)
    for _ in 0..<150 {
      let batch = TextBatch(of: text, steps: 12, count: 8, using: &generator)
      step(&model, clipped(model.lossAndGradient(batch).gradient, to: 1))
    }
    #expect(model.loss(TextBatch(of: text, startingAt: [0, 3], steps: 20)) < 0.01)
    let written = model.continuation(
      of: [5], count: 20, by: Sampler(temperature: 0), using: &generator)
    #expect(written == (0..<20).map { ($0 + 6) % 8 })
  }

  @Test("a training step moves no parameter's storage")
  func storage() {
    var generator = SeededGenerator(seed: 6)
    var model = TextModel<LSTM>(
      vocabulary: 5, embedding: 3, hidden: 4, layers: 2, using: &generator)
    let batch = batch(vocabulary: 5, steps: 3, count: 2, using: &generator)
    var step = Optimizer(Adam(rate: 0.01), for: model)
    let before = model.tensors.map { model[keyPath: $0].storageAddress }
    for _ in 0..<3 { step(&model, model.lossAndGradient(batch).gradient) }
    #expect(model.tensors.map { model[keyPath: $0].storageAddress } == before)
  }
}
