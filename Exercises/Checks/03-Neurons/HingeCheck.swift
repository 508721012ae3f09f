import ExerciseKit
import Neurons
import Tensors

/// From scores and labels to the loss and the gradient.
public typealias Hinge = (_ scores: Tensor, _ labels: Tensor) -> (loss: Scalar, gradient: Tensor)

/// The hinge loss, against chapter 03's.
public var hingeExercise: Exercise<Hinge> {
  Exercise(
    "hinge",
    wrongAnswers: hingeMistakes
  ) { hinge, trial in
    let n = Int.random(in: 5...9, using: &trial.generator)
    var labels = trial.normal([n]).map { $0 < 0 ? -1 : 1 }
    var margins = trial.normal([n]) * 2
    // Whatever is drawn, there are both labels, and some examples are wrong, some right but close,
    // and some far enough.
    (labels[0], labels[1]) = (1, -1)
    for (i, margin) in [-1.5, 0.25, 0.5, 2.5].enumerated() { margins[i] = Scalar(margin) }
    margins[n - 1] = 0.75  // the last example costs something, so that it is missed
    let manyLabels = trial.normal([n, 3]).map { $0 < 0 ? -1 : 1 }
    for (place, scores, labels) in [
      ("", margins * labels, labels), (", with all examples at the kink", labels, labels),
      (" of three scores an example", trial.normal([n, 3]) * 2, manyLabels),
    ] where trial.isRight {
      trial.sizes = ["the number of elements": labels.count]
      let (loss, backward) = hingeLoss(scores, labels)
      let yours = hinge(scores, labels)
      trial.expect("the loss" + place, yours.loss, equals: loss)
      trial.expect("the gradient" + place, yours.gradient, equals: backward())
    }
  }
}

/// A hinge loss put together from a cost and a slope, and a divisor for each.
private func hinge(
  cost: @escaping (_ y: Scalar, _ z: Scalar) -> Scalar = { y, z in max(0, 1 - y * z) },
  slope: @escaping (_ y: Scalar, _ z: Scalar) -> Scalar = { y, z in y * z < 1 ? -y : 0 },
  lossOver: ((Int) -> Int)? = nil, gradientOver: ((Int) -> Int)? = nil
) -> Hinge {
  { scores, labels in
    let n = labels.count
    return (
      labels.map(with: scores, cost).sum() / Scalar(lossOver?(n) ?? n),
      labels.map(with: scores, slope) / Scalar(gradientOver?(n) ?? n)
    )
  }
}

private var hingeMistakes: [WrongAnswer<Hinge>] {
  [
    WrongAnswer(
      "no margin",
      says: "You ask only for the right sign: that is the perceptron's loss, max(0, −y · z). The "
        + "hinge also wants a distance of 1.",
      hinge(cost: { y, z in max(0, -y * z) }, slope: { y, z in y * z < 0 ? -y : 0 })),
    WrongAnswer(
      "squared",
      says: "You squared the shortfall: that is another loss, which is smooth at 1. Here the "
        + "shortfall counts as it is.",
      hinge(
        cost: { y, z in max(0, 1 - y * z) * max(0, 1 - y * z) },
        slope: { y, z in -2 * y * max(0, 1 - y * z) })),
    WrongAnswer(
      "gradient of a good example",
      says: "The gradient is −y everywhere. Where y · z is above 1 the cost is 0 and stays so: "
        + "the gradient there is 0.",
      hinge(slope: { y, _ in -y })),
    WrongAnswer(
      "gradient masked by the sign",
      says: "The gradient is 0 where the score has the right sign. The example still costs "
        + "something until y · z is 1.",
      hinge(slope: { y, z in y * z < 0 ? -y : 0 })),
    WrongAnswer(
      "−z for −y",
      says: "The gradient is −z: that is the derivative by the label. What stands next to z is y.",
      hinge(slope: { y, z in y * z < 1 ? -z : 0 })),
    WrongAnswer(
      "label forgotten in the gradient",
      says: "The gradient is −1 whatever the label. For the label −1 the score must fall: −y is "
        + "+1 there.",
      hinge(slope: { y, z in y * z < 1 ? -1 : 0 })),
    WrongAnswer(
      "sign",
      says: "The gradient has the wrong sign: a larger score for the label 1 costs less, so the "
        + "slope there is negative.",
      hinge(slope: { y, z in y * z < 1 ? y : 0 })),
    WrongAnswer(
      "gradient not averaged",
      says: "The gradient is n times the right one: the loss is a mean over n elements, and so is "
        + "its derivative.",
      hinge(gradientOver: { _ in 1 })),
    WrongAnswer(
      "sum for mean",
      says: "Loss and gradient are n times the right ones: you added the costs up. Divide by the "
        + "number of elements.",
      hinge(lossOver: { _ in 1 }, gradientOver: { _ in 1 })),
    WrongAnswer(
      "slope at the kink",
      says: "The gradient is right except at y · z = 1, where you still pull. The slope there is "
        + "taken to be 0: compare with <, not with <=.",
      hinge(slope: { y, z in y * z <= 1 ? -y : 0 })),
  ]
}
