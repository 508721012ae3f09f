import ExerciseKit
import Neurons
import Tensors

/// From predictions, targets and δ to the loss and the gradient.
public typealias Huber = (_ predictions: Tensor, _ targets: Tensor, _ delta: Scalar) -> (
  loss: Scalar, gradient: Tensor
)

/// The Huber loss, against chapter 03's.
public var huberExercise: Exercise<Huber> {
  Exercise(
    "huber",
    wrongAnswers: huberMistakes
  ) { huber, trial in
    let n = Int.random(in: 3...7, using: &trial.generator)
    let delta = Scalar.random(in: 0.4...0.8, using: &trial.generator)  // 1 would hide a missing δ
    trial.sizes = ["the number of elements": 2 * n, "the number of examples": n]
    expectNoJump(huber, delta, &trial)
    var error = trial.normal([n, 2])
    error[0, 0] = delta / 3  // whatever is drawn, some errors are small and some are large
    error[1, 0] = -delta * 2
    error[2, 1] = delta * 4
    let targets = trial.normal([n, 2])
    let (loss, backward) = huberLoss(targets + error, targets, delta: delta)
    let yours = huber(targets + error, targets, delta)
    trial.expect("the loss", yours.loss, equals: loss)
    trial.expect("the gradient", yours.gradient, equals: backward())
  }
}

/// One error a little below δ and one a little above cost almost the same.
private func expectNoJump(_ huber: Huber, _ delta: Scalar, _ trial: inout Trial) {
  let inside = huber(Tensor([delta * 0.9999]), Tensor([0]), delta).loss
  let outside = huber(Tensor([delta * 1.0001]), Tensor([0]), delta).loss
  let jumps = abs(outside - inside) > 0.001 * delta
  trial.expect(
    !jumps,
    "The loss jumps where |e| is δ: the piece beyond must begin at ½δ², where the other ends.")
}

/// A Huber loss put together from a cost and a slope of one error e, and a divisor.
private func huber(
  cost: @escaping (_ e: Scalar, _ delta: Scalar) -> Scalar = rightCost,
  slope: @escaping (_ e: Scalar, _ delta: Scalar) -> Scalar = rightSlope,
  lossOver: @escaping (_ e: Tensor) -> Int = { $0.count },
  gradientOver: @escaping (_ e: Tensor) -> Int = { $0.count }
) -> Huber {
  { predictions, targets, delta in
    let e = predictions - targets
    return (
      e.map { cost($0, delta) }.sum() / Scalar(lossOver(e)),
      e.map { slope($0, delta) } / Scalar(gradientOver(e))
    )
  }
}

private func rightCost(_ e: Scalar, _ delta: Scalar) -> Scalar {
  abs(e) <= delta ? e * e / 2 : delta * (abs(e) - delta / 2)
}

private func rightSlope(_ e: Scalar, _ delta: Scalar) -> Scalar { min(max(e, -delta), delta) }

private func sign(_ e: Scalar) -> Scalar { e < 0 ? -1 : 1 }

private var huberMistakes: [WrongAnswer<Huber>] { shapeMistakes + meanMistakes }

private var shapeMistakes: [WrongAnswer<Huber>] {
  [
    WrongAnswer(
      "jump at δ",
      says: "The loss jumps at |e| = δ, from ½δ² to δ²: beyond δ it is δ · |e|. Take ½δ² off, so "
        + "that the two pieces meet.",
      huber(cost: { e, delta in abs(e) <= delta ? e * e / 2 : delta * abs(e) })),
    WrongAnswer(
      "½δ for ½δ²",
      says: "Beyond δ the loss is δ · |e| − ½δ: δ multiplies both, δ · (|e| − ½δ), so that ½δ² is "
        + "taken off. Right only for δ = 1.",
      huber(cost: { e, delta in abs(e) <= delta ? e * e / 2 : delta * abs(e) - delta / 2 })),
    WrongAnswer(
      "slope δ missing",
      says: "Beyond δ the slope is 1, not δ, in the loss and in the gradient: the straight line "
        + "must go on as steeply as the parabola ends. Right only for δ = 1.",
      huber(
        cost: { e, delta in abs(e) <= delta ? e * e / 2 : abs(e) - delta / 2 },
        slope: { e, delta in abs(e) <= delta ? e : sign(e) })),
    WrongAnswer(
      "slope δ missing in the gradient",
      says: "Beyond δ your gradient is the sign of e: its size there is δ, where the parabola's "
        + "slope e left off. Right only for δ = 1.",
      huber(slope: { e, delta in abs(e) <= delta ? e : sign(e) })),
    WrongAnswer(
      "gradient not cut",
      says: "The gradient is e however large e is: that is the squared error's. Beyond δ it stays "
        + "at ±δ, so that no outlier can take over.",
      huber(slope: { e, _ in e })),
    WrongAnswer(
      "sign of e lost",
      says: "Beyond δ your gradient is +δ on both sides: where the prediction is too small, it is "
        + "−δ.",
      huber(slope: { e, delta in abs(e) <= delta ? e : delta })),
    WrongAnswer(
      "½ of the parabola forgotten",
      says: "Near 0 the loss is e², not ½ e²: it jumps at |e| = δ, and is no match for the "
        + "gradient e.",
      huber(cost: { e, delta in abs(e) <= delta ? e * e : delta * (abs(e) - delta / 2) })),
    WrongAnswer(
      "pieces swapped",
      says: "The two pieces are the wrong way round: squares are for small errors, the straight "
        + "line for those beyond δ.",
      huber(
        cost: { e, delta in abs(e) > delta ? e * e / 2 : delta * (abs(e) - delta / 2) },
        slope: { e, delta in abs(e) > delta ? e : delta * sign(e) })),
  ]
}

private var meanMistakes: [WrongAnswer<Huber>] {
  [
    WrongAnswer(
      "gradient not averaged",
      says: "The gradient is n times the right one: the loss is a mean over n elements, and so is "
        + "its derivative.",
      huber(gradientOver: { _ in 1 })),
    WrongAnswer(
      "sum for mean",
      says: "Loss and gradient are n times the right ones: you added the costs up. Divide by the "
        + "number of elements.",
      huber(lossOver: { _ in 1 }, gradientOver: { _ in 1 })),
    WrongAnswer(
      "mean over examples only",
      says: "You divided by the number of rows. The mean is over all elements: there are two "
        + "outputs an example here.",
      huber(lossOver: { $0.shape[0] }, gradientOver: { $0.shape[0] })),
    WrongAnswer(
      "gradient of the targets",
      says: "The gradient has the wrong sign: with e = y − ŷ the loss is the same, but ŷ then "
        + "stands behind a minus.",
      huber(slope: { e, delta in -rightSlope(e, delta) })),
  ]
}
