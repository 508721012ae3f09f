import Backpropagation
import Learning
import LogisticRegression
import Neurons
import Tensors

/// The convolutional network of articles 000 and 003.
///
///     convolution 3×3 → 32, ReLU, max pooling 2×2
///     convolution 3×3 → 64, ReLU, max pooling 2×2
///     flatten, dense 128, ReLU, dense K, softmax and cross-entropy
///
/// Convolution and pooling in turns look at ever larger parts of the image in ever coarser maps;
/// the dense layers decide (004-T03). The softmax stands in the loss: the network gives logits.
///
/// Articles: 000 §4.2 (28 × 28 × 1, K = 10: 225,034 parameters), 003 §4.3 (32 × 32 × 3, K = 32:
/// 318,560). Formulas 000-C02, 003-C03, 004-T03, 000-T04.
public struct ConvolutionalNetwork: Parameters {
  /// The first convolution.
  public var first: Conv2D
  /// The second convolution.
  public var second: Conv2D
  /// The dense layer behind the flattened maps.
  public var hidden: Dense
  /// The layer of the logits.
  public var output: Dense

  /// The pooling behind both convolutions.
  private let pooling = MaxPooling(2)

  /// Creates a network with Glorot's random weights and biases of 0.
  ///
  /// - Parameters:
  ///   - image: Rows, columns and channels of an image.
  ///   - filters: The kernels of the two convolutions.
  ///   - hidden: The units of the dense layer.
  ///   - classes: The number K of classes.
  ///   - generator: The source of randomness.
  public init(
    image: (height: Int, width: Int, channels: Int), filters: (Int, Int) = (32, 64),
    hidden: Int = 128, classes: Int = 10, using generator: inout some RandomNumberGenerator
  ) {
    first = .glorot(channels: image.channels, filters: filters.0, using: &generator)
    second = .glorot(channels: filters.0, filters: filters.1, using: &generator)
    let rest = [image.height, image.width].map { (($0 - 2) / 2 - 2) / 2 }
    guard let smallest = rest.min(), smallest > 0 else {
      mistake("ConvolutionalNetwork: images of \(image.height) × \(image.width); 10 × 10 at least")
    }
    self.hidden = .glorot(
      inputs: rest[0] * rest[1] * filters.1, outputs: hidden, using: &generator)
    output = .glorot(inputs: hidden, outputs: classes, using: &generator)
  }

  private init(first: Conv2D, second: Conv2D, hidden: Dense, output: Dense) {
    (self.first, self.second, self.hidden, self.output) = (first, second, hidden, output)
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.first) + tensors(of: \.second) + tensors(of: \.hidden) + tensors(of: \.output)
  }

  /// The loss of a batch and its gradient.
  ///
  /// - Parameters:
  ///   - x: The images, [N, H, W, C].
  ///   - labels: The classes, N numbers within 0 ..< K.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, _ labels: [Int]
  ) -> (loss: Scalar, gradient: ConvolutionalNetwork) {
    let (z1, firstBackward) = first.forward(data: x)
    let (a1, relu1Backward) = ReLU().forward(z1)
    let (p1, pool1Backward) = pooling.forward(a1)
    let (z2, secondBackward) = second.forward(p1)
    let (a2, relu2Backward) = ReLU().forward(z2)
    let (p2, pool2Backward) = pooling.forward(a2)
    let (flat, flattenBackward) = Flatten().forward(p2)
    let (z3, hiddenBackward) = hidden.forward(flat)
    let (a3, relu3Backward) = ReLU().forward(z3)
    let (z4, outputBackward) = output.forward(a3)
    let (loss, lossBackward) = softmaxCrossEntropy(z4, labels)

    let dz4 = lossBackward()
    let (da3, outputGradient) = outputBackward(dz4)
    let dz3 = relu3Backward(da3)
    let (dFlat, hiddenGradient) = hiddenBackward(dz3)
    let dp2 = flattenBackward(dFlat)
    let da2 = pool2Backward(dp2)
    let dz2 = relu2Backward(da2)
    let (dp1, secondGradient) = secondBackward(dz2)
    let da1 = pool1Backward(dp1)
    let dz1 = relu1Backward(da1)
    let firstGradient = firstBackward(dz1)

    let gradient = ConvolutionalNetwork(
      first: firstGradient, second: secondGradient, hidden: hiddenGradient, output: outputGradient)
    return (loss, gradient)
  }
}
