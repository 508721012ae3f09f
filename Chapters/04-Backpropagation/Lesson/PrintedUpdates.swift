import Tensors

/// The four updates of program 003 §4.2 exactly as printed, as far as they can be computed.
///
///     W1 −= η · 2 (h1 − σ(X·W1 + b1)) ⊙ (X · W1ᵀ)        b1 −= η · 2 (h1 − σ(X·W1 + b1))
///     W2 −= η · 2 (ŷ − Y) ⊙ h1                           b2 −= η · 2 (ŷ − Y)
///
/// None has the shape of its parameter (E003-21), and since h1 *is* σ(X·W1 + b1), the first layer's
/// factor is zero whatever the data (E003-22). The output layer lacks σ′ and the sum over examples
/// (E003-23). `SigmoidNetwork` is what was meant.
///
/// Articles: 003 §4.2. Formulas 003-C02d, 003-C02e, 003-C02f, 003-C02g.
public struct PrintedUpdates {
  /// The factor h1 − σ(X·W1 + b1) of the first layer's updates, [N, H]: zero everywhere.
  public let hiddenFactor: Tensor
  /// What the program takes from W2 [H, 1]: 2 (ŷ − Y) ⊙ h1, [N, H].
  public let outputWeights: Tensor
  /// What the program takes from b2 [1]: 2 (ŷ − Y), [N, 1].
  public let outputBias: Tensor

  /// One of the program's update lines and the shapes in it.
  public struct Line: Sendable {
    /// The parameter's name.
    public let parameter: String
    /// The parameter's shape, biases as the program's rows [1, M].
    public let shape: [Int]
    /// What happens to the right-hand side.
    public let outcome: String
  }

  private let inputs: [Int]
  private let hidden: [Int]

  /// Evaluates the printed updates of a network on a batch.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - x: The batch X, [N, D].
  ///   - y: The targets Y, [N, 1].
  public init(_ network: SigmoidNetwork, _ x: Tensor, _ y: Tensor) {
    let h1 = sigmoid(x.matmul(network.hidden.weights) + network.hidden.bias)
    let prediction = sigmoid(h1.matmul(network.output.weights) + network.output.bias)
    hiddenFactor = h1 - sigmoid(x.matmul(network.hidden.weights) + network.hidden.bias)
    let error = 2 * (prediction - y)  // [N, 1]
    outputBias = error
    outputWeights = (h1.transposed.tensor * error.reshaped([-1])).transposed.tensor
    inputs = x.shape
    hidden = network.hidden.weights.shape
  }

  /// The four lines and why each stops the program.
  public var lines: [Line] {
    let (d, h) = (hidden[0], hidden[1])
    return [
      Line(
        parameter: "W1", shape: [d, h],
        outcome: "X · W1ᵀ multiplies \(inputs) by \([h, d]): undefined"),
      Line(
        parameter: "b1", shape: [1, h],
        outcome: "a value of shape \(hiddenFactor.shape), one row an example"),
      Line(
        parameter: "W2", shape: [h, 1],
        outcome: "a value of shape \(outputWeights.shape), one row an example"),
      Line(
        parameter: "b2", shape: [1, 1],
        outcome: "a value of shape \(outputBias.shape), one row an example"),
    ]
  }
}
