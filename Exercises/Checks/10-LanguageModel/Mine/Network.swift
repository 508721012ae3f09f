import Backpropagation
import LanguageModel
import LanguageModelExercises
import Learning
import LogisticRegression
import Tensors

/// The character model that is trained, with the ways through its LSTM by the book and by you.
struct Network: Parameters {
  var embedding: Embedding
  var hidden: LSTM
  var output: Dense

  init(embedding: Embedding, hidden: LSTM, output: Dense) {
    (self.embedding, self.hidden, self.output) = (embedding, hidden, output)
  }

  init(vocabulary: Int, width: Int, using generator: inout SeededGenerator) {
    embedding = Embedding(count: vocabulary, width: width, using: &generator)
    hidden = LSTM(inputs: width, width: width, using: &generator)
    output = Dense(inputs: width, outputs: vocabulary, using: &generator)
  }

  var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.embedding) + tensors(of: \.hidden) + tensors(of: \.output)
  }

  /// The loss of a batch and its gradient.
  func lossAndGradient(
    _ batch: TextBatch, with mine: Set<Solved>
  ) -> (loss: Scalar, gradient: Network) {
    let (embedded, embeddingBackward) = embedding.forward(batch.inputs)
    let sequences = embedded.reshaped([batch.steps, batch.count, -1])
    let (y, hiddenBackward) = states(sequences, with: mine)
    let (z, outputBackward) = output.forward(y.reshaped([batch.inputs.count, -1]))
    let (loss, lossBackward) = softmaxCrossEntropy(z, batch.targets)

    let (dRows, outputGradient) = outputBackward(lossBackward())
    let (dx, hiddenGradient) = hiddenBackward(dRows.reshaped(y.shape))
    let embeddingGradient = embeddingBackward(dx.reshaped(embedded.shape))
    return (
      loss,
      Network(embedding: embeddingGradient, hidden: hiddenGradient, output: outputGradient)
    )
  }

  /// The logits of a batch, [T · N, V].
  func logits(_ inputs: [Int], count: Int, with mine: Set<Solved>) -> Tensor {
    let sequences = embedding.forward(inputs).y.reshaped([inputs.count / count, count, -1])
    return output.forward(states(sequences, with: mine).y.reshaped([inputs.count, -1])).y
  }

  /// The states of sequences, and the way back from their gradients.
  private func states(
    _ sequences: Tensor, with mine: Set<Solved>
  ) -> (y: Tensor, backward: (Tensor) -> (dx: Tensor, gradient: LSTM)) {
    let zero = hidden.zeroState(for: sequences.shape[1])
    let (y, _, backward) = hidden.forward(sequences, initial: zero)
    guard mine.contains(.lstmForward) || mine.contains(.lstmBackward) else {
      return (
        y,
        { dy in
          let (dx, _, gradient) = backward(dy, zero)
          return (dx, gradient)
        }
      )
    }
    let x = steps(of: sequences)
    let made =
      mine.contains(.lstmForward)
      ? lstmForward(
        x, wx: hidden.inputWeights, wh: hidden.stateWeights,
        b: hidden.inputBias + hidden.stateBias, h0: zero.state, c0: zero.cell)
      : stations(x, steps(of: y))
    return (
      joined(made.map(\.h)),
      { dy in
        guard mine.contains(.lstmBackward) else {
          let (dx, _, gradient) = backward(dy, zero)
          return (dx, gradient)
        }
        let way = lstmBackward(
          x, steps: made, wx: hidden.inputWeights, wh: hidden.stateWeights, h0: zero.state,
          c0: zero.cell, dy: steps(of: dy))
        let gradient = LSTM(
          inputWeights: way.dWx, stateWeights: way.dWh, inputBias: way.db, stateBias: way.db)
        return (joined(way.dx), gradient)
      }
    )
  }

  /// The gates and the cells that led to the book's states.
  private func stations(_ x: [Tensor], _ states: [Tensor]) -> [Station] {
    let width = hidden.width
    var cell = 0 * states[0]
    return x.indices.map { t in
      let before = t == 0 ? 0 * states[0] : states[t - 1]
      let sums = x[t].matmul(hidden.inputWeights) + before.matmul(hidden.stateWeights)
      let z = (sums + hidden.inputBias + hidden.stateBias).split(
        into: Array(repeating: width, count: 4), along: 1)
      let (i, f, g, o) = (sigmoid(z[0]), sigmoid(z[1]), tanh(z[2]), sigmoid(z[3]))
      cell = f * cell + i * g
      return (i, f, g, o, cell, states[t])
    }
  }
}

/// What a step of an LSTM leaves.
typealias Station = (i: Tensor, f: Tensor, g: Tensor, o: Tensor, c: Tensor, h: Tensor)

/// A tensor [T, N, D] as a list of T matrices.
nonisolated private func steps(of x: Tensor) -> [Tensor] {
  (0..<x.shape[0]).map { x.rows($0..<$0 + 1).reshaped(Array(x.shape.dropFirst())) }
}

/// Matrices of one shape as a tensor [T, …].
nonisolated private func joined(_ steps: [Tensor]) -> Tensor {
  Tensor.concatenating(steps, along: 0).reshaped([steps.count] + steps[0].shape)
}
