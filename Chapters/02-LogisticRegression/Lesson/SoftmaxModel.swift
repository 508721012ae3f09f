import Learning
import LinearRegression
import Tensors

/// Softmax regression: one linear model a class, the largest of them wins.
///
///     z = x · W + b      p = softmax(z)      L = −1/N · Σₙ ln pₙ,cₙ
///
/// Shapes: x [N, D], W [D, K], b [K], z [N, K].
///
/// Column k of W is a template: its inner product with an example says how well class k fits. The
/// probabilities depend on differences of logits only, so that one template too many is learned;
/// with two classes the difference of the columns is `LogisticModel`.
///
/// Articles: the last layer of 000 §4.2 and 001 §5.1, alone; the loss of 004 §4.1.2.
public struct SoftmaxModel: Parameters {
  /// The linear model that gives the logits, with one output a class.
  public var linear: LinearModel

  /// Creates a model that gives all classes the same probability, with all parameters zero.
  ///
  /// Zeros are no bad start here, as they are in a network with hidden layers: the labels alone
  /// already pull every column in another direction, and the loss is convex.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - classes: The number K of classes.
  public init(inputs: Int, classes: Int) {
    linear = LinearModel(weights: .zeros([inputs, classes]), bias: .zeros([classes]))
  }

  private init(linear: LinearModel) { self.linear = linear }

  /// The trainable tensors, weights first.
  public var tensors: [WritableKeyPath<SoftmaxModel, Tensor>] { tensors(of: \.linear) }

  /// The logits of a batch.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The logits z, [N, K].
  public func logits(_ x: Tensor) -> Tensor { linear.forward(x).y }

  /// The likeliest class of every example, the first among equals.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: N numbers within 0 ..< K.
  public func guesses(_ x: Tensor) -> [Int] { logits(x).argmaxOfColumns() }

  /// The loss of a batch and its gradient.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - labels: The classes, N numbers within 0 ..< K.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, _ labels: [Int]
  ) -> (loss: Scalar, gradient: SoftmaxModel) {
    let (z, linearBackward) = linear.forward(x)
    let (loss, lossBackward) = softmaxCrossEntropy(z, labels)

    let dz = lossBackward()
    let (_, gradient) = linearBackward(dz)
    return (loss, SoftmaxModel(linear: gradient))
  }
}
