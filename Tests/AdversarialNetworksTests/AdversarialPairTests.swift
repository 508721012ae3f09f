import AdversarialNetworks
import Backpropagation
import GradientChecking
import Learning
import LinearRegression
import LogisticRegression
import Optimizers
import Tensors
import Testing

/// Whether two networks have the same parameters, to the bit.
private func same(_ a: MultilayerPerceptron, _ b: MultilayerPerceptron) -> Bool {
  zip(a.layers, b.layers).allSatisfy { $0.weights == $1.weights && $0.bias == $1.bias }
}

@Suite("The pair: G = G_m ∘ … ∘ G_1 and D = σ ∘ D_n ∘ … ∘ D_1")
struct AdversarialPairTests {
  private func pair(seed: UInt64) -> (AdversarialPair, SeededGenerator) {
    var dice = SeededGenerator(seed: seed)
    let pair = AdversarialPair(noise: 3, hidden: [7, 5], examples: 2, using: &dice)
    return (pair, dice)
  }

  @Test("both are the composition of their layers, and D ends in a probability")
  func composition() {
    var (pair, dice) = pair(seed: 1)
    let z = Tensor.normal([4, 3], using: &dice)
    func composed(_ network: MultilayerPerceptron, _ x: Tensor) -> Tensor {
      let first = network.layers[0].forward(x).y.map { max($0, 0) }
      let second = network.layers[1].forward(first).y.map { max($0, 0) }
      return network.layers[2].forward(second).y
    }
    let made = pair.generated(z)
    #expect(made == composed(pair.generator, z))
    #expect(made.shape == [4, 2])
    #expect(pair.realness(made) == sigmoid(composed(pair.discriminator, made)))
    #expect(pair.realness(made * 10).scalars.allSatisfy { 0 < $0 && $0 < 1 })
  }

  @Test(
    "the generator's gradient, through D, agrees with central differences of the whole pair",
    arguments: GeneratorObjective.allCases)
  func generatorGradient(objective: GeneratorObjective) {
    let report = GradientReport.drawing(seed: 2) { dice, report in
      let pair = AdversarialPair(noise: 3, hidden: [7, 5], examples: 2, using: &dice)
      let z = Tensor.normal([4, 3], using: &dice)
      report.compare(pair.generatorStep(noise: z, objective).gradient, at: pair.generator) {
        var moved = pair
        moved.generator = $0
        return generatorLoss(moved.discriminator.logits(moved.generated(z)), objective).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the discriminator's gradient agrees with central differences, also for unequal batches")
  func discriminatorGradient() {
    let report = GradientReport.drawing(seed: 3) { dice, report in
      let pair = AdversarialPair(noise: 3, hidden: [7, 5], examples: 2, using: &dice)
      let (x, z) = (Tensor.normal([5, 2], using: &dice), Tensor.normal([3, 3], using: &dice))
      let gradient = pair.discriminatorStep(real: x, noise: z, label: 0.9).gradient
      report.compare(gradient, at: pair.discriminator) {
        let logits = (real: $0.logits(x), generated: $0.logits(pair.generated(z)))
        return discriminatorLoss(real: logits.real, generated: logits.generated, label: 0.9).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("through a haze both gradients agree with central differences too")
  func hazeGradient() {
    let report = GradientReport.drawing(seed: 8) { dice, report in
      let pair = AdversarialPair(noise: 3, hidden: [5], examples: 2, using: &dice)
      let (x, z) = (Tensor.normal([4, 2], using: &dice), Tensor.normal([3, 3], using: &dice))
      let haze = Tensor.normal([7, 2], using: &dice)
      let (above, below) = (haze.rows(0..<4), haze.rows(4..<7))
      report.compare(
        pair.discriminatorStep(real: x, noise: z, haze: haze).gradient, at: pair.discriminator
      ) {
        discriminatorLoss(
          real: $0.logits(x + above), generated: $0.logits(pair.generated(z) + below)
        ).loss
      }
      report.compare(pair.generatorStep(noise: z, haze: below).gradient, at: pair.generator) {
        generatorLoss(pair.discriminator.logits($0.logits(z) + below)).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("a step of one network leaves the other untouched, to the bit, over 20 rounds")
  func frozen() {
    var (pair, dice) = pair(seed: 4)
    var moveD = Optimizer(Adam(rate: 0.01), for: pair.discriminator)
    var moveG = Optimizer(Adam(rate: 0.01), for: pair.generator)
    for _ in 0..<20 {
      let before = pair
      let x = Tensor.normal([6, 2], using: &dice)
      moveD(
        &pair.discriminator,
        pair.discriminatorStep(
          real: x, noise: .normal([6, 3], using: &dice)
        ).gradient)
      #expect(same(pair.generator, before.generator))
      #expect(!same(pair.discriminator, before.discriminator))
      let between = pair
      moveG(&pair.generator, pair.generatorStep(noise: .normal([6, 3], using: &dice)).gradient)
      #expect(same(pair.discriminator, between.discriminator))
      #expect(!same(pair.generator, between.generator))
    }
  }

  @Test("each step lowers its own loss on the batch that it was made from")
  func descent() {
    var (pair, dice) = pair(seed: 5)
    let (x, z) = (Tensor.normal([6, 2], using: &dice), Tensor.normal([6, 3], using: &dice))
    let discriminator = pair.discriminatorStep(real: x, noise: z)
    Optimizer(GradientDescent(rate: 0.01), for: pair.discriminator)(
      &pair.discriminator, discriminator.gradient)
    #expect(pair.discriminatorStep(real: x, noise: z).loss < discriminator.loss)
    let generator = pair.generatorStep(noise: z)
    Optimizer(GradientDescent(rate: 0.01), for: pair.generator)(
      &pair.generator, generator.gradient)
    #expect(pair.generatorStep(noise: z).loss < generator.loss)
  }

  @Test("the same seed gives the same pair, to the bit")
  func seeded() {
    #expect(same(pair(seed: 6).0.generator, pair(seed: 6).0.generator))
    #expect(!same(pair(seed: 6).0.discriminator, pair(seed: 7).0.discriminator))
  }

  @Test("noise or examples of another width stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var dice = SeededGenerator(seed: 1)
      let pair = AdversarialPair(noise: 3, hidden: [4], examples: 2, using: &dice)
      _ = pair.generated(.zeros([2, 2]))
    }
    await #expect(processExitsWith: .failure) {
      var dice = SeededGenerator(seed: 1)
      let pair = AdversarialPair(noise: 3, hidden: [4], examples: 2, using: &dice)
      _ = pair.discriminatorStep(real: .zeros([2, 3]), noise: .zeros([2, 3]))
    }
  }
}
