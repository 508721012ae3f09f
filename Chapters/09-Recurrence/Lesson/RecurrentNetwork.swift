import Backpropagation
import Learning
import LinearRegression
import Tensors

/// A recurrent layer with an answer at every step.
///
///     hₜ = tanh(xₜ · W_x + hₜ₋₁ · W_h + b)      oₜ = hₜ · W_y + b_y
///
/// The answer is oₜ itself: numbers want no activation at the end (E000-03). The loss is the mean
/// squared error over the rows that are asked for: all steps, the last one, those of a mask.
///
/// Articles: 000 §3.3. Formula 000-F05.
public struct RecurrentNetwork: Parameters {
  /// The recurrent layer.
  public var hidden: RecurrentLayer
  /// The output layer, the same at every step.
  public var output: Dense

  /// Creates a network from its layers.
  ///
  /// - Parameters:
  ///   - hidden: The recurrent layer.
  ///   - output: The output layer.
  public init(hidden: RecurrentLayer, output: Dense) {
    self.hidden = hidden
    self.output = output
  }

  /// Creates a network with random parameters.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - width: The number H of hidden units.
  ///   - outputs: The number M of outputs.
  ///   - generator: The source of randomness.
  public init(
    inputs: Int, width: Int, outputs: Int, using generator: inout some RandomNumberGenerator
  ) {
    hidden = RecurrentLayer(inputs: inputs, width: width, using: &generator)
    output = Dense(inputs: width, outputs: outputs, using: &generator)
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.hidden) + tensors(of: \.output)
  }

  /// The answers to sequences.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - initial: The states h₀, [N, H].
  /// - Returns: The answers at every step, [T, N, M], and the final state, [N, H].
  public func answers(_ x: Tensor, initial: Tensor) -> (answers: Tensor, final: Tensor) {
    let (h, final, _) = hidden.forward(x, initial: initial)
    let o = output.forward(h.reshaped([-1, h.shape[2]])).y
    return (o.reshaped([h.shape[0], h.shape[1], o.shape[1]]), final)
  }

  /// The loss of sequences and its gradient, through all their steps.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - targets: What is wanted at the rows, [R, M].
  ///   - rows: Where the loss looks: R rows t · N + n, sequence n at step t, from 0.
  ///   - initial: The states h₀, [N, H].
  ///   - mask: How long each of the sequences is; all T steps without one.
  /// - Returns: The mean squared error, the final state [N, H] and the gradient.
  public func lossAndGradient(
    _ x: Tensor, _ targets: Tensor, at rows: [Int], initial: Tensor, mask: SequenceMask? = nil
  ) -> (loss: Scalar, final: Tensor, gradient: RecurrentNetwork) {
    let (h, final, hiddenBackward) = hidden.forward(x, initial: initial, mask: mask)
    let flat = h.reshaped([h.shape[0] * h.shape[1], h.shape[2]])  // [T·N, H]
    let (o, outputBackward) = output.forward(flat.gather(rows: rows))  // [R, H] → [R, M]
    let (loss, lossBackward) = meanSquaredError(o, targets)

    let (dRows, outputGradient) = outputBackward(lossBackward())
    var dFlat = Tensor.zeros(flat.shape)
    dFlat.scatterAdd(dRows, rows: rows)
    let (_, _, hiddenGradient) = hiddenBackward(dFlat.reshaped(h.shape), .zeros(final.shape))

    return (loss, final, RecurrentNetwork(hidden: hiddenGradient, output: outputGradient))
  }
}
