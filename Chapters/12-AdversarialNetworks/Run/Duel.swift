import AdversarialNetworks
import Backpropagation
import Learning
import Optimizers
import Tensors

/// Two networks and what moves them: one step of the discriminator, one of the generator, in turns.
struct Duel {
  var pair: AdversarialPair
  let noise: Int
  let batch: Int
  /// The target of real examples.
  var label: Scalar = 1
  /// The standard deviation of the haze that lies on all that the discriminator sees.
  var haze: Scalar = 0
  private var discriminatorOptimizer: Optimizer<MultilayerPerceptron, Adam>
  private var generatorOptimizer: Optimizer<MultilayerPerceptron, Adam>

  init(
    noise: Int, hidden: [Int], examples: Int, batch: Int, rate: Scalar = 1e-3,
    using dice: inout SeededGenerator
  ) {
    pair = AdversarialPair(noise: noise, hidden: hidden, examples: examples, using: &dice)
    self.noise = noise
    self.batch = batch
    // With β₁ = ½ Adam forgets quickly: what was a good step against the old opponent no longer is.
    let adam = Adam(rate: rate, beta1: 0.5, beta2: 0.999)
    discriminatorOptimizer = Optimizer(adam, for: pair.discriminator)
    generatorOptimizer = Optimizer(adam, for: pair.generator)
  }

  /// Examples made of fresh noise.
  func examples(_ count: Int, using dice: inout SeededGenerator) -> Tensor {
    pair.generated(.normal([count, noise], using: &dice))
  }

  /// One step of each network.
  mutating func step(
    real: Tensor, using dice: inout SeededGenerator
  ) -> (discriminator: Scalar, generator: Scalar) {
    // The same noise for both: the generator mends what the discriminator has just judged. With
    // fresh noise for each, two rings of ten collapsed.
    let noise = Tensor.normal([batch, noise], using: &dice)
    let (discriminatorLoss, discriminatorGradient) = pair.discriminatorStep(
      real: real, noise: noise, label: label,
      haze: haze(over: real.shape[0] + batch, real.shape[1], using: &dice))
    discriminatorOptimizer(&pair.discriminator, discriminatorGradient)
    let (generatorLoss, generatorGradient) = pair.generatorStep(
      noise: noise,
      haze: haze(over: batch, real.shape[1], using: &dice))
    generatorOptimizer(&pair.generator, generatorGradient)
    return (discriminatorLoss, generatorLoss)
  }

  private func haze(
    over count: Int, _ width: Int, using dice: inout SeededGenerator
  ) -> Tensor? {
    haze > 0 ? .normal([count, width], standardDeviation: haze, using: &dice) : nil
  }
}
