import Backpropagation
import LogisticRegression
import Neurons
import Tensors

extension DigitNetwork {
  /// The loss of a batch and its gradient, with dropout after both hidden layers.
  ///
  /// The palindrome of chapter 04 with two more letters. For testing there is nothing to write:
  /// `logits` has no dropout.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - labels: The classes, N numbers within 0 ..< K.
  ///   - dropout: The dropout of both hidden layers.
  ///   - generator: The source of the masks.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, _ labels: [Int], dropout: Dropout,
    using generator: inout some RandomNumberGenerator
  ) -> (loss: Scalar, gradient: DigitNetwork) {
    let (z1, firstBackward) = first.forward(data: x)
    let (a1, relu1Backward) = ReLU().forward(z1)
    let (d1, dropout1Backward) = dropout.forward(a1, using: &generator)
    let (z2, secondBackward) = second.forward(d1)
    let (a2, relu2Backward) = ReLU().forward(z2)
    let (d2, dropout2Backward) = dropout.forward(a2, using: &generator)
    let (z3, outputBackward) = output.forward(d2)
    let (loss, lossBackward) = softmaxCrossEntropy(z3, labels)

    var gradient = self
    let dz3 = lossBackward()
    let (dd2, outputGradient) = outputBackward(dz3)
    let da2 = dropout2Backward(dd2)
    let dz2 = relu2Backward(da2)
    let (dd1, secondGradient) = secondBackward(dz2)
    let da1 = dropout1Backward(dd1)
    let dz1 = relu1Backward(da1)
    let firstGradient = firstBackward(dz1)

    (gradient.first, gradient.second) = (firstGradient, secondGradient)
    gradient.output = outputGradient
    return (loss, gradient)
  }
}
