import ExerciseKit
import Regularization
import Tensors

/// From weights, rate and strength to the weights after the step.
public typealias ProximalStep = (_ weights: Tensor, _ rate: Scalar, _ strength: Scalar) -> Tensor

/// The soft threshold of weights near 0 and far from it, against chapter 06's, and again and again.
public var proximalStepExercise: Exercise<ProximalStep> {
  Exercise(
    "proximalStep",
    wrongAnswers: proximalStepMistakes
  ) { step, trial in
    let rate = Scalar.random(in: 0.1...0.5, using: &trial.generator)
    let strength = Scalar.random(in: 0.5...1.5, using: &trial.generator)
    let distance = rate * strength
    // Far from 0 first; then weights that arrive, from both sides, and one that is there.
    let far = trial.normal([Int.random(in: 4...6, using: &trial.generator), 3])
      .map { $0 < 0 ? $0 - 2 * distance : $0 + 2 * distance }
    let yours = step(far, rate, strength)
    trial.expect(
      "for weights far from 0, the result", yours, equals: softThreshold(far, by: distance))
    guard trial.isRight else { return }

    let near = Tensor([0.3, -0.6, 0, 0.9, -0.2, 1.7, -2.5]) * distance
    trial.expect(
      "for the weights 0.3 t, −0.6 t, 0, 0.9 t, −0.2 t, 1.7 t and −2.5 t, result/t",
      step(near, rate, strength) / distance, equals: Tensor([0, 0, 0, 0, 0, 0.7, -1.5]))
    guard trial.isRight else { return }

    var weights = far
    for _ in 0..<200 where weights.shape == far.shape { weights = step(weights, rate, strength) }
    trial.expect("after 200 steps, the weights", weights, equals: far * 0)
  }
}

private var proximalStepMistakes: [WrongAnswer<ProximalStep>] {
  [
    WrongAnswer(
      "0 crossed",
      says: "Weights nearer to 0 than t land on the other side: that is the gradient step, which "
        + "hops about 0 for ever. They stop at 0."
    ) { weights, rate, strength in weights.map { $0 - rate * strength * sign($0) } },
    WrongAnswer(
      "λ without η",
      says: "Your distance is λ: a step is η · λ long, or the penalty would weigh more the shorter "
        + "the steps on the loss are."
    ) { weights, rate, strength in softThreshold(weights, by: strength) },
    WrongAnswer(
      "η without λ",
      says: "Your distance is η: it has to be η · λ."
    ) { weights, rate, strength in softThreshold(weights, by: rate) },
    WrongAnswer(
      "negative weights lost",
      says:
        "Negative weights become 0: max(w − t, 0) serves the positive ones only. The others move "
        + "up, w + t."
    ) { weights, rate, strength in weights.map { max($0 - rate * strength, 0) } },
    WrongAnswer(
      "negative weights moved away",
      says:
        "Negative weights move away from 0: they lose t like the positive ones. Towards 0 is up "
        + "for them, w + t."
    ) { weights, rate, strength in
      weights.map { abs($0) <= rate * strength ? 0 : $0 - rate * strength }
    },
    WrongAnswer(
      "a hard threshold",
      says: "Large weights stay as they are: that is a hard threshold, which only sets small ones "
        + "to 0. The L1 penalty pulls at all of them, by t."
    ) { weights, rate, strength in weights.map { abs($0) > rate * strength ? $0 : 0 } },
    WrongAnswer(
      "a share",
      says: "Every weight loses the same share of itself: that is weight decay, and no weight ever "
        + "arrives at 0. Here all lose the same distance."
    ) { weights, rate, strength in weights * (1 - rate * strength) },
    WrongAnswer(
      "small weights kept",
      says: "Weights nearer to 0 than t stay where they are: they should arrive at 0."
    ) { weights, rate, strength in
      weights.map { abs($0) > rate * strength ? $0 - rate * strength * sign($0) : $0 }
    },
    WrongAnswer(
      "the sign lost",
      says:
        "All your weights come out positive: max(|w| − t, 0) is the size of the result, and the "
        + "sign of w is still to come."
    ) { weights, rate, strength in weights.map { max(abs($0) - rate * strength, 0) } },
  ]
}

private func sign(_ w: Scalar) -> Scalar { w > 0 ? 1 : w < 0 ? -1 : 0 }
