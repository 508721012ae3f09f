import Backpropagation
import Learning
import LogisticRegression
import Tensors

/// A generator and a discriminator, each the composition of its layers.
///
///     G = G_m ∘ … ∘ G_2 ∘ G_1          D = σ ∘ D_n ∘ … ∘ D_2 ∘ D_1
///
/// The generator makes an example of noise z, the discriminator says with what probability an example
/// is real. Article 000 writes both as one function of m arguments in which layers are skipped
/// (E000-04, E000-05); they do not even fit: G_2 takes what G_1 gives, and z has another width.
///
/// They take turns. In a step of one the other is a fixed function: the gradient of the generator goes
/// *through* the discriminator, whose own gradient is thrown away.
///
/// Where real examples are few, the discriminator learns them by heart and teaches nothing any more.
/// Noise that is added to everything it sees, the haze, keeps it from that (M. Arjovsky and
/// L. Bottou, 2017).
///
/// Shapes: noise [N, L], examples [N, D], logits [N, 1].
///
/// Articles: 000 §3.2, §3.3; named in 002 §2.2. Formulas 000-F06, 000-F07, 000-F08, 000-T06, 002-T09.
/// I. Goodfellow et al., "Generative Adversarial Nets", 2014.
public struct AdversarialPair: Sendable {
  /// From noise to examples.
  public var generator: MultilayerPerceptron
  /// From examples to one logit each.
  public var discriminator: MultilayerPerceptron

  /// Creates two networks with random parameters.
  ///
  /// - Parameters:
  ///   - noise: The width L of the noise.
  ///   - hidden: The widths of the hidden layers, the same for both.
  ///   - examples: The width D of an example.
  ///   - randomness: The source of randomness.
  public init(
    noise: Int, hidden: [Int], examples: Int,
    using randomness: inout some RandomNumberGenerator
  ) {
    generator = MultilayerPerceptron(widths: [noise] + hidden + [examples], using: &randomness)
    discriminator = MultilayerPerceptron(widths: [examples] + hidden + [1], using: &randomness)
  }

  /// What the generator makes of noise.
  ///
  /// - Parameter noise: The noise z, [N, L].
  /// - Returns: The examples, [N, D].
  public func generated(_ noise: Tensor) -> Tensor { generator.logits(noise) }

  /// The probability, in the eyes of the discriminator, that each example is real.
  ///
  /// - Parameter examples: The examples, [N, D].
  /// - Returns: The probabilities, [N, 1].
  public func realness(_ examples: Tensor) -> Tensor { sigmoid(discriminator.logits(examples)) }

  /// The discriminator's loss on a batch of each kind, and its gradient; the generator stands still.
  ///
  /// - Parameters:
  ///   - real: Real examples, [N, D].
  ///   - noise: The noise of the generated ones, [M, L].
  ///   - label: The target of real examples.
  ///   - haze: What is added to the examples, real ones first, [N + M, D].
  /// - Returns: The loss in nats, and the gradient of the discriminator.
  public func discriminatorStep(
    real: Tensor, noise: Tensor, label: Scalar = 1, haze: Tensor? = nil
  ) -> (loss: Scalar, gradient: MultilayerPerceptron) {
    // Both kinds go through in one batch: one product a layer is quicker than two.
    let examples = Tensor.concatenating([real, generated(noise)], along: 0)
    let counts = [real.shape[0], noise.shape[0]]
    let (logits, backward) = discriminator.forward(seen(examples, through: haze))
    let halves = logits.split(into: counts, along: 0)
    let (loss, lossBackward) = discriminatorLoss(
      real: halves[0], generated: halves[1], label: label)

    let (dReal, dGenerated) = lossBackward()
    return (loss, backward(.concatenating([dReal, dGenerated], along: 0)).gradient)
  }

  /// The generator's loss on a batch, and its gradient; the discriminator stands still.
  ///
  /// - Parameters:
  ///   - noise: The noise z, [N, L].
  ///   - objective: What the generator wants.
  ///   - haze: What is added to the examples, [N, D].
  /// - Returns: The loss in nats, and the gradient of the generator.
  public func generatorStep(
    noise: Tensor, _ objective: GeneratorObjective = .nonSaturating, haze: Tensor? = nil
  ) -> (loss: Scalar, gradient: MultilayerPerceptron) {
    let (examples, generatorBackward) = generator.forward(noise)
    let (logits, discriminatorBackward) = discriminator.forward(seen(examples, through: haze))
    let (loss, lossBackward) = generatorLoss(logits, objective)

    let dLogits = lossBackward()
    let (dExamples, _) = discriminatorBackward(dLogits)  // through D, which keeps its weights
    return (loss, generatorBackward(dExamples).gradient)
  }

  /// What the discriminator sees: a sum, so that its gradient is that of the examples.
  private func seen(_ examples: Tensor, through haze: Tensor?) -> Tensor {
    haze.map { examples + $0 } ?? examples
  }
}
