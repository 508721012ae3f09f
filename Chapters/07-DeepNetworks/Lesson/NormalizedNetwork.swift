import Backpropagation
import Learning
import LogisticRegression
import Tensors

/// A deep network with batch normalisation in every hidden layer.
///
///     aˡ = max(0, BN(aˡ⁻¹ · Wˡ + bˡ))      logits = aᴸ⁻¹ · Wᴸ + bᴸ
///
/// Articles: 002 §3.4. Formula 002-T13.
public struct NormalizedNetwork: Classifier {
  /// The hidden layers, from the input on.
  public var hidden: [NormalizedLayer]
  /// The output layer.
  public var output: Dense

  /// Creates a network with random weights.
  ///
  /// - Parameters:
  ///   - initialization: How the layers are drawn.
  ///   - inputs: The number D of inputs.
  ///   - width: The width of the hidden layers.
  ///   - depth: The number of dense layers, at least 2.
  ///   - classes: The number K of classes.
  ///   - generator: The source of randomness.
  public init(
    _ initialization: Initialization, inputs: Int, width: Int = 64, depth: Int = 20,
    classes: Int = 10, using generator: inout some RandomNumberGenerator
  ) {
    hidden = (0..<(depth - 1)).map { number in
      NormalizedLayer(
        Dense(
          initialization, inputs: number == 0 ? inputs : width, outputs: width, using: &generator))
    }
    output = Dense(initialization, inputs: width, outputs: classes, using: &generator)
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<NormalizedNetwork, Tensor>] {
    tensors(ofEach: \.hidden) + tensors(of: \.output)
  }

  /// The logits of a batch in use, by the running statistics.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The logits, [N, K].
  public func logits(_ x: Tensor) -> Tensor {
    output.forward(hidden.reduce(x) { $1.evaluate($0) }).y
  }

  /// The loss of a training batch and its gradient; moves the running statistics.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D], N ≥ 2.
  ///   - labels: The classes, N numbers within 0 ..< K.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  public mutating func lossAndGradient(
    _ x: Tensor, _ labels: [Int]
  ) -> (loss: Scalar, gradient: NormalizedNetwork) {
    var a = x
    var backwards: [Backward<NormalizedLayer>] = []
    for number in hidden.indices {
      let (y, backward) = hidden[number].forward(a)
      backwards.append(backward)
      a = y
    }
    let (logits, outputBackward) = output.forward(a)
    let (loss, lossBackward) = softmaxCrossEntropy(logits, labels)

    var (da, outputGradient) = outputBackward(lossBackward())
    var gradients: [NormalizedLayer] = []
    for backward in backwards.reversed() {
      let (dx, gradient) = backward(da)
      gradients.append(gradient)
      da = dx
    }
    return (loss, NormalizedNetwork(hidden: gradients.reversed(), output: outputGradient))
  }

  private init(hidden: [NormalizedLayer], output: Dense) {
    (self.hidden, self.output) = (hidden, output)
  }
}
