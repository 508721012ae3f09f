import Tensors

/// XOR from three neurons in two layers, with weights set by hand.
///
///     h₁ = σ(20x₁ + 20x₂ − 10)        OR: at least one
///     h₂ = σ(30 − 20x₁ − 20x₂)        NAND: not both
///     y  = σ(20h₁ + 20h₂ − 30)        AND: both of these
///
/// The hidden layer moves the four points so that a line can part them: (0, 1) and (1, 0) both land
/// at h = (1, 1). Chapter 04 learns such weights. Beyond the articles.
public struct ExclusiveOr: Sendable {
  /// The first hidden neuron, an OR.
  public let or = Neuron(weights: [20, 20], bias: -10, activation: .sigmoid)
  /// The second hidden neuron, a NAND.
  public let nand = Neuron(weights: [-20, -20], bias: 30, activation: .sigmoid)
  /// The output neuron, an AND.
  public let and = Neuron(weights: [20, 20], bias: -30, activation: .sigmoid)

  /// Creates the two layers; there is nothing to choose.
  public init() {}

  /// What the hidden layer makes of a batch.
  ///
  /// - Parameter x: The batch, [N, 2].
  /// - Returns: h₁ and h₂ of every example, [N, 2].
  public func hidden(_ x: Tensor) -> Tensor {
    let columns = [or.forward(x).y, nand.forward(x).y].map { $0.reshaped([-1, 1]) }
    return .concatenating(columns, along: 1)
  }

  /// The output for a batch.
  ///
  /// - Parameter x: The batch, [N, 2].
  /// - Returns: y of every example, [N].
  public func output(_ x: Tensor) -> Tensor { and.forward(hidden(x)).y }
}
