import Learning
import LogisticRegression
import Optimizers
import Tensors

/// The model of article 001 §5.2, trained on a language that goes round in a circle of eight tokens,
/// with the printed criterion or with the right one.
///
/// Eight texts and eight tokens, so that the printed criterion does not notice that it takes the texts
/// for the classes. Nothing is easier than this language: every token has one successor.
///
/// Articles: 001 §5.2. Formulas 001-C02, 001-C02e, 001-C02g; E001-07.
public struct CircleTraining: Sendable {
  /// The last loss that the training reported.
  public let reported: Scalar
  /// The cross-entropy of the next token afterwards.
  public let truth: Scalar
  /// How often the likeliest token is the next one.
  public let accuracy: Scalar

  /// Trains with Adam.
  ///
  /// - Parameters:
  ///   - asPrinted: Whether the class axis is where the article leaves it.
  ///   - seed: The seed of the weights.
  ///   - steps: The number of training steps.
  public init(asPrinted: Bool, seed: UInt64, steps: Int = 300) {
    let (V, T) = (8, 12)
    var generator = SeededGenerator(seed: seed)
    let text = (0..<100).map { $0 % V }
    var model = TextModel<LSTM>(vocabulary: V, embedding: 16, hidden: 32, using: &generator)
    var step = Optimizer(Adam(rate: 0.01), for: model)
    var last: Scalar = .nan
    let batch = TextBatch(of: text, startingAt: Array(0..<V), steps: T)
    for _ in 0..<steps {
      let (loss, gradient) =
        asPrinted ? model.printedLossAndGradient(batch) : model.meantLossAndGradient(batch)
      step(&model, gradient)
      last = loss
    }
    reported = last
    let (z, _) = model.logits(batch.inputs, count: V, from: model.zeroStates(for: V))
    truth = softmaxCrossEntropy(z, batch.targets).loss
    accuracy = Learning.accuracy(of: z.argmaxOfColumns(), labels: batch.targets)
  }
}

extension TextModel<LSTM> {
  /// Loss and gradient with the right one.
  fileprivate func meantLossAndGradient(
    _ batch: TextBatch
  ) -> (loss: Scalar, gradient: TextModel<LSTM>) {
    let (loss, _, gradient) = lossAndGradient(batch)
    return (loss, gradient)
  }

  /// Loss and gradient with the printed criterion.
  package func printedLossAndGradient(
    _ batch: TextBatch
  ) -> (loss: Scalar, gradient: TextModel<LSTM>) {
    let (embedded, embeddingBackward) = embedding.forward(batch.inputs)
    let x = embedded.reshaped([batch.steps, batch.count, -1])
    let (y, final, lstmBackward) = layers[0].forward(
      x, initial: layers[0].zeroState(for: batch.count))
    let (z, outputBackward) = output.forward(y.reshaped([batch.inputs.count, -1]))
    let shape = [batch.steps, batch.count, z.shape[1]]
    let (loss, lossBackward) = printedCrossEntropy(z.reshaped(shape), batch.targets)

    let (dRows, outputGradient) = outputBackward(lossBackward().reshaped(z.shape))
    let none = LSTM.State(state: .zeros(final.state.shape), cell: .zeros(final.cell.shape))
    let (dx, _, lstmGradient) = lstmBackward(dRows.reshaped(y.shape), none)
    let embeddingGradient = embeddingBackward(dx.reshaped(embedded.shape))
    return (
      loss,
      TextModel(embedding: embeddingGradient, layers: [lstmGradient], output: outputGradient)
    )
  }
}
