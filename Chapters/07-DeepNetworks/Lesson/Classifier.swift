import Backpropagation
import Learning
import Tensors

/// What the three deep networks of this chapter have in common, so that one program trains them all.
///
/// Training may change more than the parameters (running statistics), hence `mutating`; logits are
/// those of the network in use and change nothing.
public protocol Classifier: Parameters {
  /// The loss of a training batch and its gradient.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - labels: The classes, N numbers within 0 ..< K.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  mutating func lossAndGradient(_ x: Tensor, _ labels: [Int]) -> (loss: Scalar, gradient: Self)

  /// The logits of a batch, in use and not in training.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The logits, [N, K].
  func logits(_ x: Tensor) -> Tensor
}

extension MultilayerPerceptron: Classifier {
  /// Creates a plain network: as many dense layers as asked, a ReLU after all but the last.
  ///
  /// - Parameters:
  ///   - initialization: How the layers are drawn.
  ///   - inputs: The number D of inputs.
  ///   - width: The width of the hidden layers.
  ///   - depth: The number of dense layers, at least 1.
  ///   - classes: The number K of classes.
  ///   - generator: The source of randomness.
  public init(
    _ initialization: Initialization, inputs: Int, width: Int = 64, depth: Int = 20,
    classes: Int = 10, using generator: inout some RandomNumberGenerator
  ) {
    let widths = [inputs] + [Int](repeating: width, count: depth - 1) + [classes]
    self.init(
      layers: zip(widths, widths.dropFirst()).map {
        Dense(initialization, inputs: $0, outputs: $1, using: &generator)
      })
  }
}
