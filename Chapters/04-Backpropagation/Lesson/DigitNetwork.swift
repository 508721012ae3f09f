import Learning
import LogisticRegression
import Neurons
import Tensors

/// The network of article 002, for images of handwritten digits: inputs–512–256–10.
///
///     z1 = x · W1 + b1      a1 = max(0, z1)
///     z2 = a1 · W2 + b2     a2 = max(0, z2)
///     z3 = a2 · W3 + b3     L  = crossEntropy(softmax(z3), labels)
///
/// Written out, forward and backward are a palindrome, and the palindrome is the chain rule.
///
/// Articles: 002 §5.3 (784 inputs, 535,818 parameters), built in the order of 002 §3.1. Formulas
/// 002-C03, 002-A01.
public struct DigitNetwork: Parameters {
  /// The first hidden layer.
  public var first: Dense
  /// The second hidden layer.
  public var second: Dense
  /// The output layer.
  public var output: Dense

  /// Creates a network with random parameters.
  ///
  /// - Parameters:
  ///   - inputs: The number of pixels.
  ///   - hidden: The widths of the two hidden layers.
  ///   - classes: The number of classes.
  ///   - generator: The source of randomness.
  public init(
    inputs: Int, hidden: (Int, Int) = (512, 256), classes: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) {
    first = Dense(inputs: inputs, outputs: hidden.0, using: &generator)
    second = Dense(inputs: hidden.0, outputs: hidden.1, using: &generator)
    output = Dense(inputs: hidden.1, outputs: classes, using: &generator)
  }

  private init(first: Dense, second: Dense, output: Dense) {
    (self.first, self.second, self.output) = (first, second, output)
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.first) + tensors(of: \.second) + tensors(of: \.output)
  }

  /// The logits of a batch.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The logits, [N, K].
  public func logits(_ x: Tensor) -> Tensor {
    let a1 = ReLU().forward(first.forward(x).y).y
    let a2 = ReLU().forward(second.forward(a1).y).y
    return output.forward(a2).y
  }

  /// The loss of a batch and its gradient.
  ///
  /// A function of its own, so that the backward closures, which hold the weights, are gone when
  /// the update writes to them; otherwise every step would copy every tensor.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - labels: The classes, N numbers within 0 ..< K.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, _ labels: [Int]
  ) -> (loss: Scalar, gradient: DigitNetwork) {
    let (z1, firstBackward) = first.forward(data: x)
    let (a1, relu1Backward) = ReLU().forward(z1)
    let (z2, secondBackward) = second.forward(a1)
    let (a2, relu2Backward) = ReLU().forward(z2)
    let (z3, outputBackward) = output.forward(a2)
    let (loss, lossBackward) = softmaxCrossEntropy(z3, labels)

    let dz3 = lossBackward()
    let (da2, outputGradient) = outputBackward(dz3)
    let dz2 = relu2Backward(da2)
    let (da1, secondGradient) = secondBackward(dz2)
    let dz1 = relu1Backward(da1)
    let firstGradient = firstBackward(dz1)

    let gradient = DigitNetwork(
      first: firstGradient, second: secondGradient, output: outputGradient)
    return (loss, gradient)
  }
}
