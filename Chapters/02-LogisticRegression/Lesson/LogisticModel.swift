import Foundation
import Learning
import LinearRegression
import Tensors

/// The probability that an example is of class 1, as it is printed.
///
///     P(y = 1 | x) = 1 / (1 + e^(−θ₀ − θ₁x₁ − … − θ_D x_D))
///
/// The linear model of chapter 01 in the exponent, and a sigmoid around it. `LogisticModel` does the
/// same for a batch.
///
/// Articles: 000 §3.3. Formula 000-F02.
///
/// - Parameters:
///   - theta: The parameters θ₀ … θ_D, [D + 1].
///   - x: One example, [D].
/// - Returns: The probability.
public func probabilityByDefinition(_ theta: Tensor, _ x: Tensor) -> Scalar {
  1 / (1 + exp(-predictionByDefinition(theta, x)))
}

/// Logistic regression: the linear model of chapter 01, read as the logit of class 1.
///
///     z = x · W + b      p = σ(z)      L = binaryCrossEntropy(z, y)
///
/// Shapes: x [N, D], W [D, 1], b [1], z [N, 1]; θ is b followed by W.
///
/// Without a hidden layer its loss is convex: every start leads to the same minimum, zeros do as
/// well as any, and nothing about it is deep, as article 000 says it is (E000-01).
///
/// Articles: 000 §3.3. Formula 000-F02.
public struct LogisticModel: Parameters {
  /// The linear model that gives the logit, with one output.
  public var linear: LinearModel

  /// Creates a model that gives both classes the same probability, with all parameters zero.
  ///
  /// - Parameter inputs: The number D of inputs.
  public init(inputs: Int) { self.init(theta: .zeros([inputs + 1])) }

  /// Creates a model from θ, the bias followed by the weights.
  ///
  /// - Parameter theta: The parameters θ₀ … θ_D, [D + 1].
  public init(theta: Tensor) { linear = LinearModel(theta: theta) }

  private init(linear: LinearModel) { self.linear = linear }

  /// The trainable tensors, weights first.
  public var tensors: [WritableKeyPath<LogisticModel, Tensor>] { tensors(of: \.linear) }

  /// The parameters θ₀ … θ_D in a row, [D + 1].
  public var theta: Tensor {
    .concatenating([linear.bias, linear.weights.reshaped([-1])], along: 0)
  }

  /// The logits of a batch: above 0 where class 1 is the likelier.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The logits z, [N].
  public func logits(_ x: Tensor) -> Tensor { linear.forward(x).y.reshaped([-1]) }

  /// The likelier class of every example: 1 where p ≥ ½, that is, where z ≥ 0.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: N numbers, each 0 or 1.
  public func guesses(_ x: Tensor) -> [Int] { logits(x).scalars.map { $0 >= 0 ? 1 : 0 } }

  /// The loss of a batch and its gradient.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - labels: The classes, N numbers, each 0 or 1.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, _ labels: [Int]
  ) -> (loss: Scalar, gradient: LogisticModel) {
    let y = Tensor(labels.map { Scalar($0) }).reshaped([-1, 1])
    let (z, linearBackward) = linear.forward(x)
    let (loss, lossBackward) = binaryCrossEntropy(z, y)

    let dz = lossBackward()
    let (_, gradient) = linearBackward(dz)
    return (loss, LogisticModel(linear: gradient))
  }
}
