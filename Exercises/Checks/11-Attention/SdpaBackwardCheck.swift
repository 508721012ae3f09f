import ExerciseKit
import Tensors

/// From a forward pass and the gradient of its output to those of queries, keys and values.
public typealias SdpaBackward = (
  _ q: Tensor, _ k: Tensor, _ v: Tensor, _ weights: Tensor, _ dy: Tensor
) -> (dq: Tensor, dk: Tensor, dv: Tensor)

/// The way back through attention, against literal loops.
public var sdpaBackwardExercise: Exercise<SdpaBackward> {
  Exercise(
    "sdpaBackward",
    wrongAnswers: sdpaBackwardMistakes
  ) { sdpaBackward, trial in
    for sizes in [.square, .moreKeys, .moreQueries, .oneKey] as [AttentionSizes]
    where trial.isRight {
      trial.sizes = sizes.named
      let given = AttentionCase(sizes, &trial)
      trial.expectGradients(of: sdpaBackward, given, given.weights())
    }
    guard trial.isRight else { return }

    let causal = AttentionCase(.square, &trial)
    trial.expectGradients(
      of: sdpaBackward, causal, causal.weights(isCausal: true), opening: "With a causal mask, ")
  }
}

extension Trial {
  /// dV first, as on the way back: what is wrong there has nothing to do with the softmax.
  fileprivate mutating func expectGradients(
    of sdpaBackward: SdpaBackward, _ given: AttentionCase, _ weights: Tensor, opening: String = ""
  ) {
    let dy = normal([given.q.shape[0], given.v.shape[1]])
    let right = given.gradients(weights, dy)
    let yours = sdpaBackward(given.q, given.k, given.v, weights, dy)
    expect("\(opening)dV", yours.dv, equals: right.dv, axes: ["Tk", "m"])
    guard isRight else { return }
    expect("\(opening)dQ", yours.dq, equals: right.dq, axes: ["Tq", "d"])
    expect("\(opening)dK", yours.dk, equals: right.dk, axes: ["Tk", "d"])
  }
}
