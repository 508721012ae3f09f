import AdversarialNetworks
import AdversarialNetworksExercises
import Backpropagation
import Learning
import Optimizers
import Tensors

/// The functions of the exercises that a training can use.
enum Solved: String, CaseIterable {
  case discriminatorLoss, generatorLoss, alternate, modeCoverage

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Two networks that learn from each other, with some functions of the exercises in place of the
/// book's.
struct Duel {
  var pair: AdversarialPair
  let mine: Set<Solved>
  let batch = 128
  static let noise = 8
  private var discriminatorStep: Optimizer<MultilayerPerceptron, Adam>
  private var generatorStep: Optimizer<MultilayerPerceptron, Adam>

  init(with mine: Set<Solved>, using dice: inout SeededGenerator) {
    pair = AdversarialPair(noise: Self.noise, hidden: [64, 64], examples: 2, using: &dice)
    self.mine = mine
    let adam = Adam(rate: 1e-3, beta1: 0.5, beta2: 0.999)
    discriminatorStep = Optimizer(adam, for: pair.discriminator)
    generatorStep = Optimizer(adam, for: pair.generator)
  }

  /// A step of each network; your `alternate` has every second round, if your losses have the others.
  mutating func round(_ number: Int, real: Tensor, using dice: inout SeededGenerator) {
    let noise = (
      Tensor.normal([batch, Self.noise], using: &dice),
      Tensor.normal([batch, Self.noise], using: &dice)
    )
    let isTurn =
      mine.isDisjoint(with: [.discriminatorLoss, .generatorLoss]) || number.isMultiple(of: 2)
    if mine.contains(.alternate), isTurn {
      discriminatorStep(&pair.discriminator, readOff(real, noise, rates: (1, 0)).discriminator)
      generatorStep(&pair.generator, readOff(real, noise, rates: (0, 1)).generator)
    } else {
      discriminatorStep(&pair.discriminator, discriminatorGradient(real, noise.0))
      generatorStep(&pair.generator, generatorGradient(noise.1))
    }
  }

  private func discriminatorGradient(_ real: Tensor, _ noise: Tensor) -> MultilayerPerceptron {
    if !mine.contains(.discriminatorLoss) {
      return pair.discriminatorStep(real: real, noise: noise).gradient
    }
    let examples = Tensor.concatenating([real, pair.generated(noise)], along: 0)
    let (logits, backward) = pair.discriminator.forward(examples)
    let halves = logits.split(into: [real.shape[0], noise.shape[0]], along: 0)
    let (_, dReal, dGenerated) = AdversarialNetworksExercises.discriminatorLoss(
      real: halves[0], generated: halves[1])
    return backward(.concatenating([dReal, dGenerated], along: 0)).gradient
  }

  private func generatorGradient(_ noise: Tensor) -> MultilayerPerceptron {
    if !mine.contains(.generatorLoss) { return pair.generatorStep(noise: noise).gradient }
    let (examples, generatorBackward) = pair.generator.forward(noise)
    let (logits, discriminatorBackward) = pair.discriminator.forward(examples)
    let (_, dLogits) = AdversarialNetworksExercises.generatorLoss(logits, isMinimax: false)
    return generatorBackward(discriminatorBackward(dLogits).dx).gradient
  }

  /// The gradients that your `alternate` steps along at rates of 1, so that Adam can use them.
  private func readOff(
    _ real: Tensor, _ noise: (Tensor, Tensor), rates: (Scalar, Scalar)
  ) -> (generator: MultilayerPerceptron, discriminator: MultilayerPerceptron) {
    let (g, d) = (pair.generator, pair.discriminator)
    let after = alternate(
      generator: parameters(of: g), discriminator: parameters(of: d), real: real, noise: noise,
      rates: rates,
      generate: { parameters, noise in
        let (examples, backward) = network(like: g, parameters).forward(noise)
        return (examples, { self.parameters(of: backward($0).gradient) })
      },
      judge: { parameters, examples in
        let (logits, backward) = network(like: d, parameters).forward(examples)
        return (
          logits,
          { dLogits in
            let (dx, gradient) = backward(dLogits)
            return (dx, self.parameters(of: gradient))
          }
        )
      })
    let steps = { (old: [Tensor], new: [Tensor]) in zip(old, new).map { $0 - $1 } }
    return (
      network(like: g, steps(parameters(of: g), after.generator)),
      network(like: d, steps(parameters(of: d), after.discriminator))
    )
  }

  private func parameters(of network: MultilayerPerceptron) -> [Tensor] {
    network.tensors.map { network[keyPath: $0] }
  }

  private func network(
    like model: MultilayerPerceptron, _ parameters: [Tensor]
  ) -> MultilayerPerceptron {
    var copy = model
    for (place, tensor) in zip(model.tensors, parameters) { copy[keyPath: place] = tensor }
    return copy
  }
}
