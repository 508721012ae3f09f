import ExerciseKit
import Foundation
import Regularization
import Tensors

/// From patience, a limit and a training to the best weights.
public typealias Stopping = (
  _ patience: Int, _ limit: Int, _ train: () -> (loss: Scalar, weights: Tensor)
) -> Tensor

/// Early stopping on written and on random losses, against chapter 06's definition.
public var earlyStoppingExercise: Exercise<Stopping> {
  Exercise(
    "earlyStopping",
    wrongAnswers: earlyStoppingMistakes
  ) { stopping, trial in
    var walk = [Scalar](repeating: 1, count: 30)
    for i in 1..<30 { walk[i] = walk[i - 1] + .random(in: -0.2...0.18, using: &trial.generator) }
    let falling = (1...12).map { 1 / Scalar($0) }
    let scripts: [(losses: [Scalar], patience: Int, limit: Int)] = [
      ([1, 0.9, 0.95, 0.96, 0.97, 0.98, 0.8], 3, 7),
      ([1, 0.8, 0.9, 0.7, 0.75, 0.76, 0.77, 0.78, 0.79], 3, 9),
      ([1, 0.6, 0.9, 0.8, 0.7, 0.65, 0.7, 0.72, 0.71], 3, 9),
      ([1, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8], 3, 7),
      ([1, 0.9, .nan, 0.95, 0.8, .nan, .nan, 0.7], 2, 8),
      (falling, 2, 8), (falling, 1, 1), (walk, 2, 25), (walk, 4, 25),
    ]
    // All of them, though the first be wrong: two numbers do not tell what the mistake is.
    for (losses, patience, limit) in scripts {
      var epochs = 0
      let weights = stopping(patience, limit) {
        epochs += 1
        // What comes after the script is of no use to anybody.
        let loss = epochs <= losses.count ? losses[epochs - 1] : .infinity
        return (loss, Tensor([Scalar(epochs), 2 * loss]))
      }
      let seen = Array(losses.prefix(limit))
      let right = earlyStoppingByDefinition(seen, patience: patience) ?? (0, 0)
      let shown = losses.prefix(7).map(brief).joined(separator: ", ")
      let name = "for the losses \(shown), …, patience \(patience) and the limit \(limit), "
      trial.expect("\(name)the number of epochs trained", epochs, equals: right.stop + 1)
      trial.expect(
        "\(name)the epoch of the weights", Int(exactly: weights.scalars.first ?? 0) ?? 0,
        equals: right.best + 1)
    }
  }
}

private func brief(_ loss: Scalar) -> String { String(format: "%.3g", Double(loss)) }

private var earlyStoppingMistakes: [WrongAnswer<Stopping>] {
  [
    WrongAnswer(
      "the last weights",
      says: "You stop in time, but return the last weights: they are from the epochs in vain. Keep "
        + "those of the best epoch."
    ) { patience, limit, train in trained(patience, limit, train).last },
    WrongAnswer(
      "the counter never reset",
      says: "For the losses 1, 0.8, 0.9, 0.7, … you stop early: the counter was not reset by 0.7. "
        + "Patience counts epochs in a row."
    ) { patience, limit, train in trained(patience, limit, train, isReset: false).best },
    WrongAnswer(
      "compared with the previous loss",
      says:
        "You compare with the loss before: a loss that falls from a peak is not better than the "
        + "best so far."
    ) { patience, limit, train in
      trained(patience, limit, train, isBetter: { loss, _, previous in loss < previous }).best
    },
    WrongAnswer(
      "patience one too long",
      says: "You train one epoch too many: stop as soon as `patience` epochs in a row have been in "
        + "vain, not after one more."
    ) { patience, limit, train in trained(patience + 1, limit, train).best },
    WrongAnswer(
      "patience one too short",
      says:
        "You stop one epoch too early: `patience` epochs in a row may be in vain. Does the best "
        + "epoch count as one of them?"
    ) { patience, limit, train in trained(patience - 1, limit, train).best },
    WrongAnswer(
      "no patience",
      says: "You stop at the first rise: a validation loss is noisy, and one rise means nothing. "
        + "Wait for `patience` of them in a row."
    ) { patience, limit, train in trained(1, limit, train).best },
    WrongAnswer(
      "never stopped",
      says: "You train to the limit whatever the losses are: after `patience` epochs in vain it is "
        + "time to stop."
    ) { patience, limit, train in trained(.max, limit, train).best },
    WrongAnswer(
      "an equal loss is better",
      says: "An equal loss resets your counter: a loss is better only if it is below the best one."
    ) { patience, limit, train in
      trained(patience, limit, train, isBetter: { loss, best, _ in loss <= best }).best
    },
    WrongAnswer(
      "NaN is better",
      says:
        "A loss that is NaN counts as better: every comparison with NaN is false, so ask whether "
        + "the loss is below the best, not whether it is no worse."
    ) { patience, limit, train in
      trained(patience, limit, train, isBetter: { loss, best, _ in !(loss >= best) }).best
    },
    WrongAnswer(
      "the limit ignored",
      says:
        "You go on after the limit: as long as the loss falls patience never ends, and nor does "
        + "the training."
    ) { patience, limit, train in trained(patience, .max, train).best },
  ]
}

/// A training with its best and its last weights, in which one thing may be wrong.
private func trained(
  _ patience: Int, _ limit: Int, _ train: () -> (loss: Scalar, weights: Tensor),
  isReset: Bool = true,
  isBetter: (_ loss: Scalar, _ best: Scalar, _ previous: Scalar) -> Bool = { loss, best, _ in
    loss < best
  }
) -> (best: Tensor, last: Tensor) {
  var best = train()
  var last = best
  var (epochs, waited) = (1, 0)
  while epochs < limit, waited < patience {
    let next = train()
    epochs += 1
    waited += 1
    if isBetter(next.loss, best.loss, last.loss) {
      best = next
      waited = isReset ? 0 : waited - 1
    }
    last = next
  }
  return (best.weights, last.weights)
}
