import Backpropagation
import Learning
import Neurons
import Tensors

/// The size of what goes up through many layers, and of what comes down.
///
///     forward     zˡ = aˡ⁻¹ · Wˡ + bˡ       aˡ = f(zˡ)
///     backward    dzˡ = daˡ ⊙ f′(zˡ)        daˡ⁻¹ = dzˡ · Wˡᵀ      dWˡ = aˡ⁻¹ᵀ · dzˡ
///
/// A size is a root mean square, √(Σ x² / n). With weights of mean 0 and a ReLU it changes from layer
/// to layer by √(½ · D · Var(W)) on the way up and √(½ · M · Var(W)) on the way down: by 1 with He's
/// variance, by 1/√2 with Glorot's. Any other factor is raised to the power of the depth.
///
/// Shapes: aˡ and daˡ [N, width].
///
/// Articles: 002 §3.4 says that deep networks are hard to train, and not why. Chapter 03 follows the
/// gradient alone, through ten layers (`GradientFlow`).
public struct SignalFlow: Sendable {
  /// The sizes of a⁰ … aᴸ.
  public let activations: [Scalar]
  /// The sizes of da⁰ … daᴸ.
  public let gradients: [Scalar]
  /// The sizes of dW¹ … dWᴸ.
  public let weightGradients: [Scalar]

  /// Sends a batch up through layers and a gradient back down.
  ///
  /// - Parameters:
  ///   - activation: The activation f of every layer.
  ///   - layers: The layers, from input to output; each takes what the one before gives.
  ///   - x: The batch a⁰, [N, D].
  ///   - gradient: The gradient daᴸ at the top, [N, M].
  public init(
    of activation: Activation, through layers: [Dense], from x: Tensor, gradient: Tensor
  ) {
    var a = x
    var backwards: [(f: (Tensor) -> Tensor, dense: Backward<Dense>)] = []
    var up = [x.rootMeanSquare]
    for layer in layers {
      let (z, denseBackward) = layer.forward(a)
      let (y, activationBackward) = activation.forward(z)
      backwards.append((activationBackward, denseBackward))
      a = y
      up.append(a.rootMeanSquare)
    }
    var da = gradient
    var down = [gradient.rootMeanSquare]
    var weights: [Scalar] = []
    for (activationBackward, denseBackward) in backwards.reversed() {
      let (dx, layerGradient) = denseBackward(activationBackward(da))
      da = dx
      down.append(da.rootMeanSquare)
      weights.append(layerGradient.weights.rootMeanSquare)
    }
    activations = up
    gradients = down.reversed()
    weightGradients = weights.reversed()
  }

  /// Sends random numbers of size 1 up and down through random layers of one width.
  ///
  /// - Parameters:
  ///   - activation: The activation f of every layer.
  ///   - initialization: How the layers are drawn.
  ///   - depth: The number L of layers.
  ///   - width: The width of every layer.
  ///   - examples: The number N of examples.
  ///   - generator: The source of randomness.
  public init(
    of activation: Activation, _ initialization: Initialization, depth: Int = 30,
    width: Int = 64, examples: Int = 128, using generator: inout some RandomNumberGenerator
  ) {
    let layers = (0..<depth).map { _ in
      Dense(initialization, inputs: width, outputs: width, using: &generator)
    }
    let x = Tensor.normal([examples, width], using: &generator)
    let gradient = Tensor.normal([examples, width], using: &generator)
    self.init(of: activation, through: layers, from: x, gradient: gradient)
  }
}

extension Tensor {
  /// The size of a scalar, √(Σ x² / n): 0 for an empty tensor, infinite or NaN where one of them is.
  public var rootMeanSquare: Scalar { count == 0 ? 0 : norm / Scalar(count).squareRoot() }
}
