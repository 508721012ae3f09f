import Backpropagation
import Learning
import LinearRegression
import Tensors

/// An autoencoder: an encoder that squeezes each example into a few numbers, the code, and a decoder
/// that has to make the example of them again.
///
///     forward     z  = encoder(x)       x̂  = decoder(z)
///     backward    dz = decoder⁻(dx̂)     dx = encoder⁻(dz)
///
/// It learns without labels: the target is the input itself. What the code cannot hold is lost, so
/// that training decides what is worth keeping. With one dense layer on each side it is linear, and
/// finds the plane of the principal components (``PrincipalComponents``); with more it may bend the
/// plane.
///
/// Shapes: x and x̂ [N, D], z [N, K].
///
/// Articles: named in 002 §2.2 for dimensionality reduction. Formula 002-T08. P. Baldi and K. Hornik,
/// 1989; G. Hinton and R. Salakhutdinov, 2006.
public struct Autoencoder: Parameters {
  /// The map from examples to codes.
  public var encoder: MultilayerPerceptron
  /// The map from codes to examples.
  public var decoder: MultilayerPerceptron

  /// Joins an encoder and a decoder.
  ///
  /// - Parameters:
  ///   - encoder: From D to K numbers.
  ///   - decoder: From K to D numbers.
  public init(encoder: MultilayerPerceptron, decoder: MultilayerPerceptron) {
    self.encoder = encoder
    self.decoder = decoder
  }

  /// Creates an autoencoder with random parameters, the decoder as the mirror of the encoder.
  ///
  /// - Parameters:
  ///   - widths: The widths from input to code, such as 64, 128, 8.
  ///   - generator: The source of randomness.
  public init(widths: [Int], using generator: inout some RandomNumberGenerator) {
    encoder = MultilayerPerceptron(widths: widths, using: &generator)
    decoder = MultilayerPerceptron(widths: widths.reversed(), using: &generator)
  }

  /// The trainable tensors, encoder first.
  public var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.encoder) + tensors(of: \.decoder)
  }

  /// The reconstruction of a batch, and the way back.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The reconstruction x̂, [N, D], and the way back from its gradient.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: Backward<Autoencoder>) {
    let (code, encoderBackward) = encoder.forward(x)
    let (y, decoderBackward) = decoder.forward(code)
    return (
      y,
      { dy in
        let (dCode, decoderGradient) = decoderBackward(dy)
        let (dx, encoderGradient) = encoderBackward(dCode)
        return (dx, Autoencoder(encoder: encoderGradient, decoder: decoderGradient))
      }
    )
  }

  /// The reconstruction of a batch.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The reconstruction x̂, [N, D].
  public func reconstruction(_ x: Tensor) -> Tensor { decoder.logits(encoder.logits(x)) }

  /// How badly each example of a batch is reconstructed: its mean squared error.
  ///
  /// What is unlike everything the autoencoder was trained on does not fit into the code, and comes
  /// out as something else: a score for anomalies.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The errors, [N].
  public func errors(_ x: Tensor) -> Tensor {
    let difference = reconstruction(x) - x
    return (difference * difference).meanOfColumns()
  }

  /// The mean squared error between the reconstruction of x and a target, and its gradient.
  ///
  /// The target is x itself, or the clean example of which x is a noisy copy: then the autoencoder
  /// learns to take noise away (P. Vincent et al., 2008).
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - target: What is to come out, [N, D].
  /// - Returns: The mean squared error over all numbers, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, target: Tensor
  ) -> (loss: Scalar, gradient: Autoencoder) {
    let (y, backward) = forward(x)
    let (loss, lossBackward) = meanSquaredError(y, target)
    return (loss, backward(lossBackward()).gradient)
  }
}
