import LanguageModel
import Learning
import Optimizers
import Recurrence
import Tensors

// Whole training steps of the language models of chapter 10: 64 characters of 32 texts, embedded in
// 64 numbers, read by 256 units, 65 characters to choose from, Adam.

extension Workload {
  /// A step of each of the recurrent layers.
  static var languageModel: Workload {
    Workload(
      name: "language-model",
      cases: [
        sequences(of: LSTM.self), sequences(of: GRU.self), sequences(of: RecurrentLayer.self),
      ])
  }
}

/// The steps, texts, tokens and widths; the peers read them from the name.
private let (steps, count, vocabulary, embedding, hidden) = (64, 32, 65, 64, 256)

private func sequences<Layer: SequenceLayer>(of _: Layer.Type) -> Workload.Case {
  let widths = "\(vocabulary)-\(embedding)-\(hidden)"
  return Workload.Case(
    name: "\(Layer.name) \(widths) steps \(steps) batch \(count)",
    amount: Amount(unit: "tokens", count: steps * count)
  ) { generator in
    var model = TextModel<Layer>(
      vocabulary: vocabulary, embedding: embedding, hidden: hidden, using: &generator)
    let text = (0..<1_000).map { _ in randomIndex(below: vocabulary, using: &generator) }
    let batch = TextBatch(of: text, steps: steps, count: count, using: &generator)
    var step = Optimizer(Adam(rate: 0.001), for: model)
    return {
      let (loss, _, gradient) = model.lossAndGradient(batch)
      step(&model, gradient)
      return loss
    }
  }
}
