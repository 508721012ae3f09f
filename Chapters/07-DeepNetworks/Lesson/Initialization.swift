import Backpropagation
import Tensors

/// How the weights of a dense layer are drawn before training.
///
///     zⱼ = Σᵢ aᵢ Wᵢⱼ     E[z²]  = D · Var(W) · E[a²]     forward keeps its size at Var(W) = 1/D
///     daᵢ = Σⱼ dzⱼ Wᵢⱼ   E[da²] = M · Var(W) · E[dz²]    backward at Var(W) = 1/M
///
/// for weights with mean 0, drawn independently of what they multiply. Glorot takes the middle of the
/// two, 2/(D + M). A ReLU cuts off half of its inputs and of its gradients and halves both means;
/// He's 2/D makes up for it. With the mean m instead of 0, E[z²] grows by m² · E[(Σᵢ aᵢ)²], about
/// D² m² where the activations are positive: D times as much as any variance can do.
///
/// Shapes: W [D, M], b [M].
///
/// Articles: 002 §3.1 asks for random weights and leaves the distribution open (E000-18); program
/// 003 §4.2 draws all parameters in [0, 1). X. Glorot and Y. Bengio, "Understanding the difficulty of
/// training deep feedforward neural networks", AISTATS 2010; K. He et al., "Delving deep into
/// rectifiers", ICCV 2015.
public enum Initialization: String, CaseIterable, Sendable {
  /// Uniform in [0, 1), biases too, as program 003 §4.2 starts: the mean is ½.
  case article = "[0, 1)"
  /// Uniform in ±1/√D, biases too, as in chapter 04: the variance is 1/(3D).
  case framework = "±1/√D"
  /// Uniform in ±√(6/(D + M)), biases 0.
  case glorotUniform = "Glorot"
  /// Normal with variance 2/(D + M), biases 0.
  case glorotNormal = "Glorot normal"
  /// Normal with variance 2/D, biases 0.
  case heNormal = "He"

  /// The mean of a weight.
  public var mean: Scalar { self == .article ? 0.5 : 0 }

  /// The variance of a weight; of numbers uniform in ±b it is b²/3.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs, at least 1.
  ///   - outputs: The number M of outputs, at least 1.
  /// - Returns: The variance.
  public func variance(inputs: Int, outputs: Int) -> Scalar {
    switch self {
    case .article: 1 / 12
    case .framework: 1 / (3 * Scalar(inputs))
    case .glorotUniform, .glorotNormal: 2 / Scalar(inputs + outputs)
    case .heNormal: 2 / Scalar(inputs)
    }
  }

  /// Draws the weights of a layer.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs, at least 1.
  ///   - outputs: The number M of outputs, at least 1.
  ///   - generator: The source of randomness.
  /// - Returns: The weights, [D, M].
  public func weights(
    inputs: Int, outputs: Int, using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    let deviation = variance(inputs: inputs, outputs: outputs).squareRoot()
    let bound = Scalar(3).squareRoot() * deviation
    switch self {
    case .article:
      return .uniform([inputs, outputs], using: &generator)
    case .framework, .glorotUniform:
      return .uniform([inputs, outputs], from: -bound, to: bound, using: &generator)
    case .glorotNormal, .heNormal:
      return .normal([inputs, outputs], standardDeviation: deviation, using: &generator)
    }
  }

  /// Draws the biases of a layer, or sets them to 0.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs, at least 1.
  ///   - outputs: The number M of outputs.
  ///   - generator: The source of randomness.
  /// - Returns: The biases, [M].
  public func bias(
    inputs: Int, outputs: Int, using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    switch self {
    case .article:
      return .uniform([outputs], using: &generator)
    case .framework:
      let bound = 1 / Scalar(inputs).squareRoot()
      return .uniform([outputs], from: -bound, to: bound, using: &generator)
    case .glorotUniform, .glorotNormal, .heNormal:
      return .zeros([outputs])
    }
  }
}

extension Dense {
  /// Creates a layer with random parameters of a chosen kind.
  ///
  /// - Parameters:
  ///   - initialization: How they are drawn.
  ///   - inputs: The number D of inputs, at least 1.
  ///   - outputs: The number M of outputs, at least 1.
  ///   - generator: The source of randomness.
  public init(
    _ initialization: Initialization, inputs: Int, outputs: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    guard inputs > 0, outputs > 0 else {
      mistake("Dense: \(inputs) inputs and \(outputs) outputs; expected at least one of each")
    }
    let weights = initialization.weights(inputs: inputs, outputs: outputs, using: &generator)
    let bias = initialization.bias(inputs: inputs, outputs: outputs, using: &generator)
    self.init(weights: weights, bias: bias)
  }
}
