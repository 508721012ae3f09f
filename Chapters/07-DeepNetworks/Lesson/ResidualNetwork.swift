import Backpropagation
import Learning
import LogisticRegression
import Tensors

/// A deep network of residual blocks between two dense layers.
///
///     a⁰ = x · W + b      aˡ = aˡ⁻¹ + Fˡ(aˡ⁻¹)      logits = aᴸ · V + c
///
/// Articles: 002 §3.4. Formula 002-T12.
public struct ResidualNetwork: Classifier {
  /// The layer from the inputs to the width of the blocks.
  public var input: Dense
  /// The blocks, two dense layers each.
  public var blocks: [ResidualBlock]
  /// The output layer.
  public var output: Dense

  /// Creates a network with random weights.
  ///
  /// - Parameters:
  ///   - initialization: How the layers are drawn.
  ///   - inputs: The number D of inputs.
  ///   - width: The width of the blocks.
  ///   - depth: The number of dense layers: an even one, two of them for input and output.
  ///   - classes: The number K of classes.
  ///   - generator: The source of randomness.
  public init(
    _ initialization: Initialization, inputs: Int, width: Int = 64, depth: Int = 20,
    classes: Int = 10, using generator: inout some RandomNumberGenerator
  ) {
    guard depth >= 2, depth.isMultiple(of: 2) else {
      mistake("ResidualNetwork: \(depth) layers; expected an even number of them")
    }
    input = Dense(initialization, inputs: inputs, outputs: width, using: &generator)
    blocks = (0..<(depth / 2 - 1)).map { _ in
      ResidualBlock(initialization, inputs: width, outputs: width, using: &generator)
    }
    output = Dense(initialization, inputs: width, outputs: classes, using: &generator)
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<ResidualNetwork, Tensor>] {
    tensors(of: \.input) + tensors(ofEach: \.blocks) + tensors(of: \.output)
  }

  /// The logits of a batch.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The logits, [N, K].
  public func logits(_ x: Tensor) -> Tensor {
    output.forward(blocks.reduce(input.forward(x).y) { $1.forward($0).y }).y
  }

  /// The loss of a batch and its gradient.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - labels: The classes, N numbers within 0 ..< K.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, _ labels: [Int]
  ) -> (loss: Scalar, gradient: ResidualNetwork) {
    var (a, inputBackward) = input.forward(x)
    var backwards: [Backward<ResidualBlock>] = []
    for block in blocks {
      let (y, backward) = block.forward(a)
      backwards.append(backward)
      a = y
    }
    let (logits, outputBackward) = output.forward(a)
    let (loss, lossBackward) = softmaxCrossEntropy(logits, labels)

    var (da, outputGradient) = outputBackward(lossBackward())
    var gradients: [ResidualBlock] = []
    for backward in backwards.reversed() {
      let (dx, gradient) = backward(da)
      gradients.append(gradient)
      da = dx
    }
    let (_, inputGradient) = inputBackward(da)
    return (
      loss,
      ResidualNetwork(
        input: inputGradient, blocks: gradients.reversed(), output: outputGradient)
    )
  }

  private init(input: Dense, blocks: [ResidualBlock], output: Dense) {
    (self.input, self.blocks, self.output) = (input, blocks, output)
  }
}
