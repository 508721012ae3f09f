import AdversarialNetworks
import ExerciseKit
import Foundation
import Tensors

/// From logits and the choice of an objective to the loss and its gradient.
public typealias GeneratorLoss = (_ generated: Tensor, _ isMinimax: Bool) -> (
  loss: Scalar, dGenerated: Tensor
)

/// Both of the generator's losses, against chapter 12's, and their slopes where they matter.
public var generatorLossExercise: Exercise<GeneratorLoss> {
  Exercise(
    "generatorLoss",
    wrongAnswers: generatorLossMistakes
  ) { yours, trial in
    let n = Int.random(in: 3...7, using: &trial.generator)
    let f = trial.normal([n, 1]) * 2
    for objective in [GeneratorObjective.minimax, .nonSaturating] {
      trial.sizes = ["the batch size": n]
      let name = objective.rawValue
      let (loss, backward) = generatorLoss(f, objective)
      let answer = yours(f, objective == .minimax)
      trial.expect("the \(name) loss", answer.loss, equals: loss)
      trial.expect(
        "df of the \(name) loss", answer.dGenerated, equals: backward(), axes: ["N", "1"])

      trial.sizes = [:]
      for z in [50, 1_000, -50, -1_000] as [Scalar] {
        let far = Tensor([[z]])
        let (loss, backward) = generatorLoss(far, objective)
        let answer = yours(far, objective == .minimax)
        trial.expect("the \(name) loss of f = \(Int(z))", answer.loss, equals: loss)
        trial.expect(
          "df of the \(name) loss at f = \(Int(z))", answer.dGenerated, equals: backward())
      }
    }
    let start = Tensor([[log(Scalar(0.001) / 0.999)]])  // D = 0.001
    trial.expect(
      "the minimax slope at D = 0.001", yours(start, true).dGenerated, equals: Tensor([[-0.001]]))
    trial.expect(
      "the non-saturating slope at D = 0.001", yours(start, false).dGenerated,
      equals: Tensor([[-0.999]]))
  }
}

private var generatorLossMistakes: [WrongAnswer<GeneratorLoss>] {
  [
    WrongAnswer(
      "the saturating loss twice",
      says:
        "Both answers are the minimax loss: its slope is 0.001 where D = 0.001, and that of the "
        + "non-saturating loss should be 0.999 there."
    ) { f, _ in answer(f, true) },
    WrongAnswer(
      "the two swapped",
      says: "The two losses are swapped: minimax is the one with ln(1 − D), which saturates."
    ) { f, isMinimax in answer(f, !isMinimax) },
    WrongAnswer(
      "the discriminator's side",
      says: "The minimax loss has the wrong sign: −ln(1 − D) is what the discriminator pays for "
        + "generated examples. The generator plays against it."
    ) { f, isMinimax in
      isMinimax ? (-answer(f, true).loss, -answer(f, true).dGenerated) : answer(f, false)
    },
    WrongAnswer(
      "the non-saturating loss uphill",
      says:
        "The non-saturating loss has the wrong sign: lowering ln D asks the generator to be found "
        + "out. The loss is −ln D."
    ) { f, isMinimax in
      isMinimax ? answer(f, true) : (-answer(f, false).loss, -answer(f, false).dGenerated)
    },
    WrongAnswer(
      "from probabilities",
      says:
        "Small logits are right, but far out D rounds to 0 or to 1, and a logarithm to −∞. Compute "
        + "with softplus, from the logits."
    ) { f, isMinimax in
      let p = sigmoid(f)
      return (isMinimax ? log(1 - p).mean() : -log(p).mean(), answer(f, isMinimax).dGenerated)
    },
    WrongAnswer(
      "the power overflows",
      says:
        "Small logits are right, but eᵘ is ∞ from u = 710 on, and so is its logarithm. Take the "
        + "large part out of the logarithm: max(u, 0) + ln(1 + e^−|u|)."
    ) { f, isMinimax in
      let loss = isMinimax ? -log(1 + exp(f)).mean() : log(1 + exp(-f)).mean()
      return (loss, answer(f, isMinimax).dGenerated)
    },
    WrongAnswer(
      "the slope of the other loss",
      says:
        "The non-saturating loss is right, but its slope is that of the minimax loss, −D/N. The "
        + "derivative of −ln D with respect to the logit is D − 1."
    ) { f, isMinimax in (answer(f, isMinimax).loss, answer(f, true).dGenerated) },
    WrongAnswer(
      "sum for mean",
      says: "Loss and slope are the right ones times the batch size: divide by N."
    ) { f, isMinimax in
      let (loss, slope) = answer(f, isMinimax)
      return (loss * Scalar(f.count), slope * Scalar(f.count))
    },
    WrongAnswer(
      "the gradient not averaged",
      says: "The loss is a mean, and its gradient is that of a sum: divide it by N as well."
    ) { f, isMinimax in
      (answer(f, isMinimax).loss, answer(f, isMinimax).dGenerated * Scalar(f.count))
    },
  ]
}

/// The right answer.
private func answer(_ f: Tensor, _ isMinimax: Bool) -> (loss: Scalar, dGenerated: Tensor) {
  let n = Scalar(f.count)
  return isMinimax
    ? (-softplus(f).mean(), -sigmoid(f) / n) : (softplus(-f).mean(), (sigmoid(f) - 1) / n)
}
