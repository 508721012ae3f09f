import ExerciseKit
import Tensors

/// The known wrong answers to `alternate`.
var alternateMistakes: [WrongAnswer<Alternate>] {
  [
    WrongAnswer(
      "the generator's turn moves D",
      says:
        "The generator's turn has changed the discriminator: the error flows through D, and the "
        + "gradients of D that come with it are thrown away.",
      round(with: .generatorMovesD)),
    WrongAnswer(
      "the discriminator's turn moves G",
      says: "The discriminator's turn has changed the generator: there the generated examples are "
        + "given, and nothing flows back into G.",
      round(with: .discriminatorMovesG)),
    WrongAnswer(
      "its own fakes only",
      says:
        "D is trained on generated examples only: it learns to call everything generated. Add the "
        + "gradients of the real examples; do not overwrite them.",
      round(with: .fakesOnly)),
    WrongAnswer(
      "real examples only",
      says:
        "D is trained on real examples only: it learns to call everything real. Add the gradients "
        + "of the generated ones.",
      round(with: .realOnly)),
    WrongAnswer(
      "the old discriminator answered",
      says:
        "G answers the discriminator as it was before its step: take D's step first, and ask the "
        + "new D.",
      round(with: .oldDiscriminator)),
    WrongAnswer(
      "the generator first",
      says: "The generator has the first turn here: D moves first, judging what G makes before G's "
        + "step.",
      round(with: .generatorFirst)),
    WrongAnswer(
      "the generator helps",
      says:
        "G's slope is σ(f)/M, the discriminator's: so G learns to be found out. For the generator "
        + "the label of its works is 1.",
      round(with: .helpful)),
    WrongAnswer(
      "the minimax slope",
      says:
        "G's slope is −σ(f)/M, that of the game as it is written: it vanishes where D sees through "
        + "everything. The loss asked for has the slope (σ(f) − 1)/M.",
      round(with: .saturating)),
    WrongAnswer(
      "the same noise",
      says:
        "G's turn uses the noise of D's turn: each turn has its own, or G is judged by the very "
        + "examples that D has just seen.",
      round(with: .sameNoise)),
    WrongAnswer(
      "the rates exchanged",
      says: "The two learning rates are exchanged: the first belongs to the discriminator.",
      round(with: .ratesExchanged)),
    WrongAnswer(
      "D uphill",
      says: "D moves along its gradient, where its loss grows: a step of descent goes against it.",
      round(with: .uphill)),
    WrongAnswer(
      "labels swapped",
      says: "D learns to call real examples generated and generated ones real: the slope of real "
        + "examples is (σ(r) − 1)/N.",
      round(with: .labelsSwapped)),
  ]
}

private enum Slip {
  case generatorMovesD, discriminatorMovesG, fakesOnly, realOnly, oldDiscriminator
  case generatorFirst, helpful, saturating, sameNoise, ratesExchanged, uphill, labelsSwapped
}

/// A round with one mistake in it.
private func round(with slip: Slip) -> Alternate {
  { generator, discriminator, real, noise, rates, generate, judge in
    let rates = slip == .ratesExchanged ? (rates.generator, rates.discriminator) : rates
    var (g, d) = (generator, discriminator)
    func playG(against judges: [Tensor]) {
      let turn = generatorTurn(
        slip, g, judges, slip == .sameNoise ? noise.0 : noise.1, generate, judge)
      g = moved(g, turn.g, rates.1)
      if slip == .generatorMovesD { d = moved(d, turn.d, rates.1) }
    }
    if slip == .generatorFirst { playG(against: d) }
    let turn = discriminatorTurn(slip, g, d, real, noise.0, generate, judge)
    d = moved(d, turn.d, slip == .uphill ? -rates.0 : rates.0)
    if slip == .discriminatorMovesG { g = moved(g, turn.g, rates.0) }
    if slip != .generatorFirst { playG(against: slip == .oldDiscriminator ? discriminator : d) }
    return (g, d)
  }
}

/// The gradients of the discriminator's loss, for both networks.
private func discriminatorTurn(
  _ slip: Slip, _ g: [Tensor], _ d: [Tensor], _ real: Tensor, _ noise: Tensor,
  _ generate: Generating, _ judge: Judging
) -> (d: [Tensor], g: [Tensor]) {
  let (fakes, generatorBackward) = generate(g, noise)
  let (r, realBackward) = judge(d, real)
  let (f, fakeBackward) = judge(d, fakes)
  let swapped: Scalar = slip == .labelsSwapped ? 1 : 0
  let onReal = realBackward((sigmoid(r) - (1 - swapped)) / Scalar(r.count))
  let onFakes = fakeBackward((sigmoid(f) - swapped) / Scalar(f.count))
  let gradients =
    switch slip {
    case .fakesOnly: onFakes.gradients
    case .realOnly: onReal.gradients
    default: zip(onReal.gradients, onFakes.gradients).map { $0 + $1 }
    }
  return (gradients, generatorBackward(onFakes.dExamples))
}

/// The gradients of the generator's loss, for both networks.
private func generatorTurn(
  _ slip: Slip, _ g: [Tensor], _ d: [Tensor], _ noise: Tensor, _ generate: Generating,
  _ judge: Judging
) -> (d: [Tensor], g: [Tensor]) {
  let (examples, generatorBackward) = generate(g, noise)
  let (f, judgeBackward) = judge(d, examples)
  let slope =
    switch slip {
    case .helpful: sigmoid(f)
    case .saturating: -sigmoid(f)
    default: sigmoid(f) - 1
    }
  let (dExamples, gradients) = judgeBackward(slope / Scalar(f.count))
  return (gradients, generatorBackward(dExamples))
}

private func moved(_ parameters: [Tensor], _ gradients: [Tensor], _ rate: Scalar) -> [Tensor] {
  zip(parameters, gradients).map { $0 - $1 * rate }
}
