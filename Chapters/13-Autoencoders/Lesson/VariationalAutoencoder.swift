import Backpropagation
import Learning
import LogisticRegression
import Tensors

/// A variational autoencoder: the code is a cloud, not a point, and the clouds of all examples
/// together fill the standard normal distribution.
///
///     (μ, s) = encoder(x)      z = μ + e^(s/2) · ε      x̂ = σ(decoder(z))
///     L = −ELBO = 1/N · Σₙ (Σᵢ −xᵢ ln x̂ᵢ − (1 − xᵢ) ln(1 − x̂ᵢ)) + KL(N(μ, e^s) ‖ N(0, 1))
///
/// Both terms are sums over what belongs to one example, pixels or numbers of the code, and means
/// over the examples. A mean over the pixels beside a sum over the code would weigh the divergence D
/// times as much as the derivation does.
///
/// −L is a lower bound of ln p(x), the evidence, hence its name. A pixel counts as the probability
/// of ink.
///
/// Shapes: x [N, D] with numbers from 0 to 1, μ, s and z [N, K], logits [N, D].
///
/// Articles: autoencoders are named in 002 §2.2. D. Kingma and M. Welling, 2014.
public struct VariationalAutoencoder: Parameters {
  /// The map from examples to means and log-variances, side by side: [N, D] to [N, 2K].
  public var encoder: MultilayerPerceptron
  /// The map from codes to the logits of pixels.
  public var decoder: MultilayerPerceptron

  private init(encoder: MultilayerPerceptron, decoder: MultilayerPerceptron) {
    self.encoder = encoder
    self.decoder = decoder
  }

  /// Creates a variational autoencoder with random parameters.
  ///
  /// - Parameters:
  ///   - pixels: The number D of inputs.
  ///   - hidden: The widths of the hidden layers, from the input on; the decoder has their mirror.
  ///   - code: The number K of the numbers of a code.
  ///   - generator: The source of randomness.
  public init(
    pixels: Int, hidden: [Int], code: Int, using generator: inout some RandomNumberGenerator
  ) {
    encoder = MultilayerPerceptron(widths: [pixels] + hidden + [2 * code], using: &generator)
    decoder = MultilayerPerceptron(
      widths: [code] + hidden.reversed() + [pixels], using: &generator)
  }

  /// The trainable tensors, encoder first.
  public var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.encoder) + tensors(of: \.decoder)
  }

  /// The number K of the numbers of a code.
  public var codeSize: Int { (decoder.layers.first?.weights.shape[0]) ?? 0 }

  /// The means and log-variances of a batch.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The means μ and the log-variances s, [N, K] each.
  public func codes(_ x: Tensor) -> (mean: Tensor, logVariance: Tensor) {
    let halves = encoder.logits(x).split(into: [codeSize, codeSize], along: 1)
    return (halves[0], halves[1])
  }

  /// What codes look like: the probabilities of ink.
  ///
  /// - Parameter z: The codes, [N, K].
  /// - Returns: The pixels, [N, D], from 0 to 1.
  public func decoded(_ z: Tensor) -> Tensor { sigmoid(decoder.logits(z)) }

  /// The two parts of the loss, and its gradient, for given noise.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D], from 0 to 1.
  ///   - noise: The draws ε, [N, K].
  /// - Returns: The cost of the reconstruction and the divergence, both in nats an example, and the
  ///   gradient of their sum.
  public func lossAndGradient(
    _ x: Tensor, noise: Tensor
  ) -> (reconstruction: Scalar, divergence: Scalar, gradient: VariationalAutoencoder) {
    let (statistics, encoderBackward) = encoder.forward(x)
    let halves = statistics.split(into: [codeSize, codeSize], along: 1)
    let (mean, logVariance) = (halves[0], halves[1])
    let (z, drawBackward) = reparameterized(mean: mean, logVariance: logVariance, noise: noise)
    let (logits, decoderBackward) = decoder.forward(z)
    let (cost, costBackward) = binaryCrossEntropy(logits, x)
    let (divergence, divergenceBackward) = gaussianDivergence(
      mean: mean, logVariance: logVariance)
    let pixels = Scalar(x.shape[1])  // the cost is a mean over pixels too; here it is their sum

    let dLogits = costBackward() * pixels
    let (dz, decoderGradient) = decoderBackward(dLogits)
    let throughCode = drawBackward(dz)
    let throughDivergence = divergenceBackward()
    let dMean = throughCode.dMean + throughDivergence.dMean
    let dLogVariance = throughCode.dLogVariance + throughDivergence.dLogVariance
    let (_, encoderGradient) = encoderBackward(.concatenating([dMean, dLogVariance], along: 1))

    let gradient = VariationalAutoencoder(encoder: encoderGradient, decoder: decoderGradient)
    return (cost * pixels, divergence, gradient)
  }
}
