import Tensors

/// How a gradient fares on its way down through layers of one activation.
///
///     forward     zˡ = aˡ⁻¹ · Wˡ      aˡ = f(zˡ)
///     backward    daˡ⁻¹ = (daˡ ⊙ f′(zˡ)) · Wˡᵀ
///
///     ‖da⁰‖ ≤ ‖daᴸ‖ · ∏ₗ max|f′| · ‖Wˡ‖₂
///
/// Each layer multiplies the gradient by a slope and by a matrix, and cannot make it longer than
/// the steepest slope times the spectral norm. For the sigmoid that is at most ¼ · ‖W‖₂ a layer:
/// 4⁻ᴸ, a millionth after ten layers, unless the weights make up for it. No biases, for a clear view.
///
/// Articles: named in 002 §3.4, where residual connections are the remedy (chapter 07).
public struct GradientFlow: Sendable {
  /// ‖daᴸ⁻ᵏ‖ / ‖daᴸ‖ after k layers, k = 0 … L; the first is 1.
  public let norms: [Scalar]
  /// The bound of each of these by steepest slopes and spectral norms.
  public let bounds: [Scalar]

  /// Sends a gradient down through given layers.
  ///
  /// - Parameters:
  ///   - activation: The activation f of every layer.
  ///   - weights: The matrices W¹ … Wᴸ, from input to output; each takes what the one before gives.
  ///   - x: The inputs a⁰, [N, D].
  ///   - gradient: The gradient daᴸ at the top, [N, M], not 0.
  public init(
    of activation: Activation, through weights: [Tensor], from x: Tensor, gradient: Tensor
  ) {
    var a = x
    var backwards: [(Tensor) -> Tensor] = []
    for matrix in weights {
      let (y, backward) = activation.forward(a.matmul(matrix))
      backwards.append(backward)
      a = y
    }
    var da = gradient
    var norms: [Scalar] = [1]
    var bounds: [Scalar] = [1]
    for (matrix, backward) in zip(weights, backwards).reversed() {
      da = backward(da).matmul(matrix.transposed)
      norms.append(da.norm / gradient.norm)
      bounds.append(bounds[bounds.count - 1] * activation.steepestSlope * spectralNorm(matrix))
    }
    self.norms = norms
    self.bounds = bounds
  }

  /// Sends a random gradient down through random layers.
  ///
  ///     W ~ normal with variance 2/width for rectifiers (He), 1/width for the others (Glorot)
  ///
  /// - Parameters:
  ///   - activation: The activation f of every layer.
  ///   - depth: The number L of layers.
  ///   - width: The width of every layer.
  ///   - generator: The source of randomness.
  public init(
    of activation: Activation, depth: Int = 10, width: Int = 32,
    using generator: inout some RandomNumberGenerator
  ) {
    let deviation = (activation.weightGain / Scalar(width)).squareRoot()
    let weights = (0..<depth).map { _ in
      Tensor.normal([width, width], standardDeviation: deviation, using: &generator)
    }
    let x = Tensor.normal([64, width], using: &generator)
    let gradient = Tensor.normal([64, width], using: &generator)
    self.init(of: activation, through: weights, from: x, gradient: gradient)
  }
}

extension Activation {
  /// The variance of a random weight times the width: 2 where half of the inputs are cut off or
  /// nearly so (He), 1 elsewhere (Glorot, for layers as wide as they are high).
  var weightGain: Scalar {
    switch self {
    case .relu, .leakyReLU, .elu, .gelu: 2
    case .identity, .sigmoid, .tanh, .softplus: 1
    }
  }
}
