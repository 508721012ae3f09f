import AdversarialNetworks
import Backpropagation
import ExerciseKit
import Learning
import Tensors

/// Runs a generator: from parameters and noise to examples and the way back.
public typealias Generating = (_ parameters: [Tensor], _ noise: Tensor) -> (
  examples: Tensor, backward: (_ dExamples: Tensor) -> [Tensor]
)

/// Runs a discriminator: from parameters and examples to logits and the way back.
public typealias Judging = (_ parameters: [Tensor], _ examples: Tensor) -> (
  logits: Tensor, backward: (_ dLogits: Tensor) -> (dExamples: Tensor, gradients: [Tensor])
)

/// A round of the game: from the parameters of both networks to those after a step of each.
public typealias Alternate = (
  _ generator: [Tensor], _ discriminator: [Tensor], _ real: Tensor, _ noise: (Tensor, Tensor),
  _ rates: (discriminator: Scalar, generator: Scalar), _ generate: Generating, _ judge: Judging
) -> (generator: [Tensor], discriminator: [Tensor])

/// A round, against the steps of chapter 12's pair; a rate of 0 must leave a network as it is.
public var alternateExercise: Exercise<Alternate> {
  Exercise(
    "alternate",
    wrongAnswers: alternateMistakes
  ) { alternate, trial in
    let n = Int.random(in: 3...5, using: &trial.generator)
    let table = Table(real: n, first: n + 2, second: n + 3, using: &trial.generator)
    for rates in [(0.7, 0), (0, 0.6), (0.5, 0.4)] as [(Scalar, Scalar)] where trial.isRight {
      trial.expectRound(alternate, at: table, rates: rates)
    }
  }
}

/// A pair of networks and what a round is played with.
private struct Table {
  let pair: AdversarialPair
  let real: Tensor
  let noise: (Tensor, Tensor)

  /// Lays out a round with random parameters, biases included.
  init(real n: Int, first: Int, second: Int, using dice: inout SeededGenerator) {
    var pair = AdversarialPair(noise: 4, hidden: [7], examples: 3, using: &dice)
    for place in pair.generator.tensors {
      pair.generator[keyPath: place] = .normal(pair.generator[keyPath: place].shape, using: &dice)
    }
    for place in pair.discriminator.tensors {
      let shape = pair.discriminator[keyPath: place].shape
      pair.discriminator[keyPath: place] = Tensor.normal(shape, using: &dice) * 0.7
    }
    self.pair = pair
    real = Tensor.normal([n, 3], using: &dice) + 1
    noise = (.normal([first, 4], using: &dice), .normal([second, 4], using: &dice))
  }

  /// The generator as a function of its parameters.
  func generate(_ parameters: [Tensor], _ noise: Tensor) -> (
    examples: Tensor, backward: (Tensor) -> [Tensor]
  ) {
    let (examples, backward) = pair.generator.with(parameters).forward(noise)
    return (examples, { backward($0).gradient.parameters })
  }

  /// The discriminator as a function of its parameters.
  func judge(_ parameters: [Tensor], _ examples: Tensor) -> (
    logits: Tensor, backward: (Tensor) -> (dExamples: Tensor, gradients: [Tensor])
  ) {
    let (logits, backward) = pair.discriminator.with(parameters).forward(examples)
    return (
      logits,
      { dLogits in
        let (dx, gradient) = backward(dLogits)
        return (dx, gradient.parameters)
      }
    )
  }

  /// The gradients of a round: the generator's belong to the discriminator that has moved.
  func gradients(rate: Scalar) -> (discriminator: [Tensor], generator: [Tensor]) {
    let discriminator = pair.discriminatorStep(real: real, noise: noise.0).gradient.parameters
    var after = pair
    after.discriminator = pair.discriminator.with(
      zip(pair.discriminator.parameters, discriminator).map { $0 - $1 * rate })
    return (discriminator, after.generatorStep(noise: noise.1).gradient.parameters)
  }
}

extension MultilayerPerceptron {
  /// The tensors of all layers.
  fileprivate var parameters: [Tensor] { tensors.map { self[keyPath: $0] } }

  /// The same network with other parameters.
  fileprivate func with(_ parameters: [Tensor]) -> MultilayerPerceptron {
    guard parameters.map(\.shape) == self.parameters.map(\.shape) else {
      mistake(
        "a network was given parameters of shapes \(parameters.map(\.shape)), expected "
          + "\(self.parameters.map(\.shape))")
    }
    var copy = self
    for (place, tensor) in zip(tensors, parameters) { copy[keyPath: place] = tensor }
    return copy
  }
}

extension Trial {
  /// Expects both networks to have moved along their gradients, and not at all at a rate of 0.
  fileprivate mutating func expectRound(
    _ alternate: Alternate, at table: Table, rates: (discriminator: Scalar, generator: Scalar)
  ) {
    let (g, d) = (table.pair.generator.parameters, table.pair.discriminator.parameters)
    let yours = alternate(g, d, table.real, table.noise, rates, table.generate, table.judge)
    expect("the number of D's tensors", yours.discriminator.count, equals: d.count)
    expect("the number of G's tensors", yours.generator.count, equals: g.count)
    guard isRight else { return }
    let right = table.gradients(rate: rates.discriminator)
    expectSteps("D", d, yours.discriminator, rates.discriminator, right.discriminator)
    expectSteps("G", g, yours.generator, rates.generator, right.generator)
  }

  private mutating func expectSteps(
    _ network: String, _ before: [Tensor], _ after: [Tensor], _ rate: Scalar, _ right: [Tensor]
  ) {
    for (i, (old, new)) in zip(before, after).enumerated() {
      if new.shape != old.shape {
        expect("\(network)[\(i)] after the round", new, equals: old)
      } else if rate == 0 {
        let sentence =
          "\(network) has the learning rate 0, and yet it moved: it must come back unchanged."
        expect(new == old, sentence)
        expect("\(network)[\(i)] after the round", new, equals: old)
      } else {
        expect(
          "the gradient of \(network)[\(i)] (its step divided by −η)", (old - new) / rate,
          equals: right[i])
      }
    }
  }
}
