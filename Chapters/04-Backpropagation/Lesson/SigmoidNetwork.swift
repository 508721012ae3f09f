import Learning
import LinearRegression
import LogisticRegression
import Tensors

/// The network of article 003 §4.2: two inputs, four sigmoid units, one sigmoid output.
///
///     z1 = x · W1 + b1      h = σ(z1)
///     z2 = h · W2 + b2      ŷ = σ(z2)      L = 1/N · Σ (ŷ − y)²
///
/// The program prints four updates, of which none has the shape of its parameter (E003-21 … 23);
/// what they must have meant is the second half of the palindrome below.
///
/// Articles: 003 §3.5.2 and §4.2. Formulas 003-F07, 003-C02, 003-C02b, 003-C02c.
public struct SigmoidNetwork: Parameters {
  /// The hidden layer, W1 [2, 4] and b1 [4].
  public var hidden: Dense
  /// The output layer, W2 [4, 1] and b2 [1].
  public var output: Dense

  /// Creates a network from its layers.
  ///
  /// - Parameters:
  ///   - hidden: The hidden layer.
  ///   - output: The output layer.
  public init(hidden: Dense, output: Dense) {
    self.hidden = hidden
    self.output = output
  }

  /// Creates a network with the article's initial values, all uniform in [0, 1).
  ///
  /// - Parameters:
  ///   - inputs: The number of inputs.
  ///   - units: The number of hidden units.
  ///   - generator: The source of randomness.
  public init(
    articleInputs inputs: Int = 2, units: Int = 4,
    using generator: inout some RandomNumberGenerator
  ) {
    hidden = Dense(
      weights: .uniform([inputs, units], using: &generator),
      bias: .uniform([units], using: &generator))
    output = Dense(
      weights: .uniform([units, 1], using: &generator), bias: .uniform([1], using: &generator))
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.hidden) + tensors(of: \.output)
  }

  /// The loss of a batch and its gradient.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - y: The targets, [N, 1].
  /// - Returns: The mean squared error, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, _ y: Tensor
  ) -> (loss: Scalar, gradient: SigmoidNetwork) {
    let (z1, hiddenBackward) = hidden.forward(x)
    let (h, hiddenSigmoidBackward) = Sigmoid().forward(z1)
    let (z2, outputBackward) = output.forward(h)
    let (prediction, outputSigmoidBackward) = Sigmoid().forward(z2)
    let (loss, lossBackward) = meanSquaredError(prediction, y)

    let dPrediction = lossBackward()
    let dz2 = outputSigmoidBackward(dPrediction)
    let (dh, outputGradient) = outputBackward(dz2)
    let dz1 = hiddenSigmoidBackward(dh)
    let (_, hiddenGradient) = hiddenBackward(dz1)
    return (loss, SigmoidNetwork(hidden: hiddenGradient, output: outputGradient))
  }
}
