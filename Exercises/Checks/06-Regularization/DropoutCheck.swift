import ExerciseKit
import Tensors

/// From activations, a probability and a mode to the thinned activations and the way back.
public typealias Dropping = (
  _ x: Tensor, _ p: Scalar, _ isTraining: Bool, _ generator: inout SeededGenerator
) -> (y: Tensor, backward: (_ dy: Tensor) -> Tensor)

/// Dropout by its laws: any mask is right that independent throws of a die can give.
public var dropoutExercise: Exercise<Dropping> {
  Exercise(
    "dropout",
    wrongAnswers: dropoutMistakes
  ) { dropout, trial in
    let p = Scalar.random(in: 0.2...0.35, using: &trial.generator)
    let x = trial.normal([37, 29])
    let dy = trial.normal([37, 29])
    trial.expectEvaluation(x, dy, p, dropout)
    if trial.isRight { trial.expectMask(x, dy, p, dropout) }
    if trial.isRight { trial.expectExtremes(x, dy, dropout) }
    if trial.isRight { trial.expectRandomness(x, p, dropout) }
    if trial.isRight { trial.expectMean(p, dropout) }
  }
}

/// What the laws say when they are broken.
enum DropoutSentence {
  static let inEvaluation =
    "Something is dropped in evaluation: there the layer must not change anything."
  static let scaledInEvaluation =
    "In evaluation y is (1 − p) · x: that belongs to dropout without the factor in training. Here "
    + "training has enlarged what is kept already."
  static let extreme =
    "With p = 1 you return NaN: 0/(1 − p) is 0 / 0 there. Nothing is kept, and y is 0."
  static let unscaled =
    "What is kept is x itself, so that the mean of y is (1 − p) · x: the next layer will see "
    + "larger sums in evaluation than it has learned to expect. Divide by 1 − p."
  static let scaledByDropped =
    "What is kept is divided by p: it has to make up for the share that is kept, 1 − p."
  static let swapped =
    "You keep with the probability p: p is the probability to drop."
  static let backwardUnmasked =
    "dx is dy itself: what was dropped had no influence on the loss, so its gradient is 0."
  static let backwardUnscaled =
    "dx has the right zeros, but not the factor: y was x/(1 − p), so dx is dy/(1 − p)."
  static let newMask =
    "The way back has another mask than the way forward: blame falls on entries that were silent. "
    + "Draw once, and let the closure hold on to the mask."
  static let rows =
    "A whole row is dropped or kept at once: each entry is dropped for itself."
  static let sameMask =
    "Every call drops the same entries: a generator that is made anew inside starts from the same "
    + "state each time. Use the one that you are given."
  static let elsewhere =
    "The same seed gives another mask each time: draw from the generator that you are given, or "
    + "nobody can repeat your training."
}

extension Trial {
  /// Nothing happens in evaluation.
  fileprivate mutating func expectEvaluation(
    _ x: Tensor, _ dy: Tensor, _ p: Scalar, _ dropout: Dropping
  ) {
    let off = dropout(x, p, false, &generator)
    if off.y.shape != x.shape { return expect("y", off.y, equals: x, axes: ["N", "D"]) }
    expect(!isClose(off.y, (1 - p) * x), DropoutSentence.scaledInEvaluation)
    expect(isClose(off.y, x), DropoutSentence.inEvaluation)
    expect(
      isClose(off.backward(dy), dy), "In evaluation dx is not dy, though y is x.")
  }

  /// What is dropped, what is kept, and the way back.
  fileprivate mutating func expectMask(
    _ x: Tensor, _ dy: Tensor, _ p: Scalar, _ dropout: Dropping
  ) {
    let (y, backward) = dropout(x, p, true, &generator)
    if y.shape != x.shape { return expect("y", y, equals: x, axes: ["N", "D"]) }
    let kept = y.map { $0 == 0 ? 0 : 1 }
    expect(kept.sum() > 0, "With p about a quarter you drop everything.")
    expect(!isClose(y, x), "In training nothing is dropped and nothing enlarged.")
    guard isRight else { return }
    // Five standard deviations of the share.
    let share = 1 - kept.mean()
    let tolerance = 5 * (p * (1 - p) / Scalar(x.count)).squareRoot()
    let isRowWise = (0..<x.shape[0]).allSatisfy { n in
      (0..<x.shape[1]).allSatisfy { kept[n, $0] == kept[n, 0] }
    }
    expect(!isRowWise, DropoutSentence.rows)
    expect(abs(share - 1 + p) > tolerance, DropoutSentence.swapped)
    expect(!isClose(y, kept * x), DropoutSentence.unscaled)
    expect(!isClose(y, kept * x / p), DropoutSentence.scaledByDropped)
    expect(isClose(y, kept * x / (1 - p)), "What is kept is not x/(1 − p).")
    expect(abs(share - p) <= tolerance, "The share that is dropped is not p.")
    if isRight { expectWayBack([backward(dy), backward(dy)], dy, kept, p) }
  }

  /// Both times the mask of the way forward.
  private mutating func expectWayBack(
    _ gradients: [Tensor], _ dy: Tensor, _ kept: Tensor, _ p: Scalar
  ) {
    for dx in gradients where isRight {
      if dx.shape != dy.shape { return expect("dx", dx, equals: dy, axes: ["N", "D"]) }
      expect(!isClose(dx, dy), DropoutSentence.backwardUnmasked)
      expect(!isClose(dx, kept * dy), DropoutSentence.backwardUnscaled)
      expect(dx.map { $0 == 0 ? 0 : 1 } == kept, DropoutSentence.newMask)
      expect(isClose(dx, kept * dy / (1 - p)), "Where y is kept, dx is not dy/(1 − p).")
    }
  }

  /// The ends of the range, where everything is known.
  fileprivate mutating func expectExtremes(_ x: Tensor, _ dy: Tensor, _ dropout: Dropping) {
    let none = dropout(x, 0, true, &generator)
    expect(
      isClose(none.y, x), "With p = 0 nothing is dropped and nothing enlarged, but y is not x.")
    expect(isClose(none.backward(dy), dy), "With p = 0 dx is not dy, though y is x.")
    guard isRight else { return }
    let all = dropout(x, 1, true, &generator)
    expect(all.y.scalars.allSatisfy(\.isFinite), DropoutSentence.extreme)
    expect(
      all.y.scalars.allSatisfy { $0 == 0 } && all.backward(dy).scalars.allSatisfy { $0 == 0 },
      "With p = 1 everything is dropped, but y or dx is not 0.")
  }

  /// Another mask in the next call, and the same one from the same seed.
  fileprivate mutating func expectRandomness(_ x: Tensor, _ p: Scalar, _ dropout: Dropping) {
    let seed = generator.next()
    var first = SeededGenerator(seed: seed)
    var again = SeededGenerator(seed: seed)
    let masks = (0..<2).map { _ in dropout(x, p, true, &first).y }
    expect(masks[0] != masks[1], DropoutSentence.sameMask)
    expect(masks[0] == dropout(x, p, true, &again).y, DropoutSentence.elsewhere)
  }

  /// The mean over ten thousand masks is x, in every entry.
  fileprivate mutating func expectMean(_ p: Scalar, _ dropout: Dropping) {
    let x = Tensor([2, -1, 0.5, 3])
    let count = 10_000
    var sum = x * 0
    for _ in 0..<count { sum += dropout(x, p, true, &generator).y }
    // Five standard deviations of a mean, of which one is |x| √(p/(1 − p)/count).
    let tolerance = 5 * (p / (1 - p) / Scalar(count)).squareRoot()
    let farthest = ((sum / Scalar(count) - x) / x).map { abs($0) }
    let wrong = farthest.scalars.firstIndex { !($0 <= tolerance) }
    expect(
      wrong == nil,
      "Over 10,000 masks the mean of y[\(wrong ?? 0)] is not x[\(wrong ?? 0)]: is every entry "
        + "dropped with the same probability?")
  }
}

private func isClose(_ a: Tensor, _ b: Tensor) -> Bool {
  a.shape == b.shape && (a - b).norm <= 1e-9 * b.norm
}
