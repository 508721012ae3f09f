import ExerciseKit
import Tensors

/// From a token, the cache, the positions and the projections to the output and the new cache.
public typealias KvCache = (
  _ x: Tensor, _ keys: Tensor, _ values: Tensor, _ positions: Tensor, _ wq: Tensor, _ wk: Tensor,
  _ wv: Tensor
) -> (y: Tensor, keys: Tensor, values: Tensor)

/// A sequence token by token, each step against causal attention over all of it.
public var kvCacheExercise: Exercise<KvCache> {
  Exercise(
    "kvCache",
    wrongAnswers: kvCacheMistakes
  ) { kvCache, trial in
    // All widths equal first: there a wrong product is a wrong number, which has a name.
    for (inputs, width, values) in [(4, 4, 4), (5, 3, 2)] where trial.isRight {
      trial.sizes = [
        "the number of inputs": inputs, "the width d of a query": width,
        "the width of a value": values,
      ]
      let tokens = Int.random(in: 4...6, using: &trial.generator)
      let given = CacheCase(tokens, inputs, width, values, &trial)
      trial.expectSteps(of: kvCache, given)
      if trial.isRight { trial.expectChain(of: kvCache, given) }
    }
  }
}

/// A sequence, projections, and causal attention over all of it at once.
private struct CacheCase {
  let x: Tensor
  let positions: Tensor
  let (wq, wk, wv): (Tensor, Tensor, Tensor)
  let whole: AttentionCase
  let y: Tensor

  init(_ tokens: Int, _ inputs: Int, _ width: Int, _ values: Int, _ trial: inout Trial) {
    x = trial.normal([tokens, inputs])
    positions = trial.normal([tokens + 3, inputs])
    (wq, wk) = (trial.normal([inputs, width]), trial.normal([inputs, width]))
    wv = trial.normal([inputs, values])
    let z = x + positions.rows(0..<tokens)
    whole = AttentionCase(q: z.matmul(wq), k: z.matmul(wk), v: z.matmul(wv))
    y = whole.output(of: whole.weights(isCausal: true))
  }

  /// One step for token t.
  func step(
    _ kvCache: KvCache, _ t: Int, _ keys: Tensor, _ values: Tensor
  ) -> (y: Tensor, keys: Tensor, values: Tensor) {
    kvCache(x.rows(t..<t + 1), keys, values, positions, wq, wk, wv)
  }
}

extension Trial {
  /// Every step is given a right cache, so that each shows its own mistake.
  fileprivate mutating func expectSteps(of kvCache: KvCache, _ given: CacheCase) {
    let whole = given.whole
    for t in 0..<given.x.shape[0] {
      let yours = given.step(kvCache, t, whole.k.rows(0..<t), whole.v.rows(0..<t))
      let (place, seen) = ("At token \(t)\(before(t))", 0..<t + 1)
      expect("\(place), K", yours.keys, equals: whole.k.rows(seen), axes: ["t + 1", "d"])
      expect("\(place), V", yours.values, equals: whole.v.rows(seen), axes: ["t + 1", "m"])
      expect("\(place), y", yours.y, equals: given.y.rows(t..<t + 1), axes: ["1", "m"])
    }
  }

  /// From an empty cache on, each step is given the cache of the step before.
  fileprivate mutating func expectChain(of kvCache: KvCache, _ given: CacheCase) {
    var (keys, values) = (given.whole.k.rows(0..<0), given.whole.v.rows(0..<0))
    var rows: [Tensor] = []
    for t in 0..<given.x.shape[0] {
      let yours = given.step(kvCache, t, keys, values)
      rows.append(yours.y)
      (keys, values) = (yours.keys, yours.values)
    }
    expect(
      (Tensor.concatenating(rows, along: 0) - given.y).norm <= 1e-12 * given.y.norm,
      "Token by token, with the cache that you return, the outputs move away from those of the whole "
        + "sequence at once, by more than rounding.")
  }
}

/// What is right before a token is looked at.
private func before(_ t: Int) -> String {
  switch t {
  case 0: " (the first)"
  case 1: " (token 0 is right)"
  default: " (tokens 0 to \(t - 1) are right)"
  }
}
