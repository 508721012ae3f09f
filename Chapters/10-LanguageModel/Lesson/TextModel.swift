import Backpropagation
import Learning
import LogisticRegression
import Tensors

/// A language model: at every step of a text, the logits of the token that comes next.
///
///     tokens [T, N]  →  embedding [T, N, E]  →  recurrent layers [T, N, H]  →  dense [T, N, V]
///     L = −1/(T·N) · Σₜₙ ln p(xₜ₊₁,ₙ | x₁,ₙ … xₜ,ₙ)      p = softmax of the logits
///
/// Time is the first axis and the batch the second, everywhere; to the embedding, the dense layer and
/// the loss both are rows. The loss is the mean over all tokens. With one layer of LSTM this is the
/// model of article 001 §5.2 as it was meant, with V·E + 4H(E + H + 2) + (H + 1)·V parameters.
///
/// Articles: 001 §5.2. Formulas 001-C02, 001-C02c, 001-C02d, 001-C02e.
public struct TextModel<Layer: SequenceLayer>: Parameters {
  /// The embedding of tokens.
  public var embedding: Embedding
  /// The recurrent layers, the first reads the embedding.
  public var layers: [Layer]
  /// The layer over the vocabulary.
  public var output: Dense

  /// Creates a model from its layers.
  ///
  /// - Parameters:
  ///   - embedding: The embedding.
  ///   - layers: The recurrent layers.
  ///   - output: The layer over the vocabulary.
  public init(embedding: Embedding, layers: [Layer], output: Dense) {
    self.embedding = embedding
    self.layers = layers
    self.output = output
  }

  /// Creates a model with random parameters.
  ///
  /// - Parameters:
  ///   - vocabulary: The number V of tokens.
  ///   - width: The entries E of an embedded token.
  ///   - hidden: The number H of units of a recurrent layer.
  ///   - depth: The number of recurrent layers, stacked, at least 1.
  ///   - generator: The source of randomness.
  public init(
    vocabulary: Int, embedding width: Int, hidden: Int, layers depth: Int = 1,
    using generator: inout some RandomNumberGenerator
  ) {
    embedding = Embedding(count: vocabulary, width: width, using: &generator)
    layers = []
    for number in 0..<depth {
      layers.append(Layer(inputs: number == 0 ? width : hidden, width: hidden, using: &generator))
    }
    output = Dense(inputs: hidden, outputs: vocabulary, using: &generator)
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.embedding) + tensors(ofEach: \.layers) + tensors(of: \.output)
  }

  /// The states of zeros from which texts start that nothing precedes, one a layer.
  ///
  /// - Parameter count: The number N of texts.
  /// - Returns: The states.
  public func zeroStates(for count: Int) -> [Layer.State] {
    layers.map { $0.zeroState(for: count) }
  }

  /// The logits of the token after every one that is read.
  ///
  /// - Parameters:
  ///   - tokens: The texts, T · N tokens, step by step.
  ///   - count: The number N of texts.
  ///   - states: What the layers know of what came before, one state a layer.
  /// - Returns: The logits, [T·N, V], and the layers' states after the last token.
  public func logits(
    _ tokens: [Int], count: Int, from states: [Layer.State]
  ) -> (logits: Tensor, final: [Layer.State]) {
    var y = embedding.forward(tokens).y.reshaped([tokens.count / count, count, -1])
    var final: [Layer.State] = []
    for (layer, state) in zip(layers, states) {
      let (next, last, _) = layer.run(y, from: state)
      (y, final) = (next, final + [last])
    }
    return (output.forward(y.reshaped([tokens.count, -1])).y, final)
  }

  /// The loss of a batch, the states after it, and the gradient, through all its steps.
  ///
  /// The final states may be carried on into the batch that continues the texts; the gradient is not.
  ///
  /// - Parameters:
  ///   - batch: The texts and what follows every token.
  ///   - states: What the layers know of what came before; zeros without them.
  /// - Returns: The mean cross-entropy over tokens in nats, the final states and the gradient.
  public func lossAndGradient(
    _ batch: TextBatch, from states: [Layer.State]? = nil
  ) -> (loss: Scalar, final: [Layer.State], gradient: TextModel) {
    let (embedded, embeddingBackward) = embedding.forward(batch.inputs)
    var y = embedded.reshaped([batch.steps, batch.count, -1])
    var (final, backwards): ([Layer.State], [SequenceBackward<Layer>]) = ([], [])
    for (layer, state) in zip(layers, states ?? zeroStates(for: batch.count)) {
      let (next, last, backward) = layer.run(y, from: state)
      y = next
      final.append(last)
      backwards.append(backward)
    }
    let (z, outputBackward) = output.forward(y.reshaped([batch.inputs.count, -1]))
    let (loss, lossBackward) = softmaxCrossEntropy(z, batch.targets)

    let (dRows, outputGradient) = outputBackward(lossBackward())
    var dy = dRows.reshaped(y.shape)
    var gradients: [Layer] = []
    for (layer, backward) in zip(layers, backwards).reversed() {
      let (dx, _, gradient) = backward(dy, layer.zeroState(for: batch.count))
      dy = dx
      gradients.insert(gradient, at: 0)
    }
    let embeddingGradient = embeddingBackward(dy.reshaped(embedded.shape))
    return (
      loss, final,
      TextModel(embedding: embeddingGradient, layers: gradients, output: outputGradient)
    )
  }

  /// The loss of a batch.
  ///
  /// - Parameter batch: The texts and what follows every token.
  /// - Returns: The mean cross-entropy over tokens in nats.
  public func loss(_ batch: TextBatch) -> Scalar {
    let states = zeroStates(for: batch.count)
    let (z, _) = logits(batch.inputs, count: batch.count, from: states)
    return softmaxCrossEntropy(z, batch.targets).loss
  }
}
