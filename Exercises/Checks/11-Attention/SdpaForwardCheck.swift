import ExerciseKit
import Tensors

/// From queries, keys and values to the weights and the output.
public typealias SdpaForward = (
  _ q: Tensor, _ k: Tensor, _ v: Tensor
) -> (weights: Tensor, y: Tensor)

/// Scaled dot-product attention, against literal loops.
public var sdpaForwardExercise: Exercise<SdpaForward> {
  Exercise(
    "sdpaForward",
    wrongAnswers: sdpaForwardMistakes
  ) { sdpaForward, trial in
    for sizes in [.square, .moreKeys, .moreQueries, .oneKey] as [AttentionSizes]
    where trial.isRight {
      trial.sizes = sizes.named
      trial.expectAttention(of: sdpaForward, AttentionCase(sizes, &trial))
    }
    guard trial.isRight else { return }

    var large = AttentionCase(.moreKeys, &trial)
    large.q *= 1_000
    trial.expectAttention(of: sdpaForward, large, opening: "With scores of about ±1000, ")
  }
}

extension Trial {
  fileprivate mutating func expectAttention(
    of sdpaForward: SdpaForward, _ given: AttentionCase, opening: String = ""
  ) {
    let weights = given.weights()
    let yours = sdpaForward(given.q, given.k, given.v)
    if opening.isEmpty { expectShares(yours.weights, weights.shape) }
    expect("\(opening)P", yours.weights, equals: weights, axes: ["Tq", "Tk"])
    expect("\(opening)Y", yours.y, equals: given.output(of: weights), axes: ["Tq", "m"])
  }
}
