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
      let tokens = Int.random(in: 4...6, using: &trial.generator)
      trial.sizes = [
        "the number of inputs": inputs, "the width d of a query": width,
        "the width of a value": values,
      ]
      let x = trial.normal([tokens, inputs])
      let positions = trial.normal([tokens + 3, inputs])
      let (wq, wk) = (trial.normal([inputs, width]), trial.normal([inputs, width]))
      let wv = trial.normal([inputs, values])
      let z = x + positions.rows(0..<tokens)
      let whole = AttentionCase(q: z.matmul(wq), k: z.matmul(wk), v: z.matmul(wv))
      let y = whole.output(of: whole.weights(isCausal: true))

      // Every step is given a right cache, so that each shows its own mistake.
      for t in 0..<tokens {
        let (keys, kept) = (whole.k.rows(0..<t), whole.v.rows(0..<t))
        let yours = kvCache(x.rows(t..<t + 1), keys, kept, positions, wq, wk, wv)
        let place = "At token \(t)\(before(t))"
        trial.expect(
          "\(place), K", yours.keys, equals: whole.k.rows(0..<t + 1), axes: ["t + 1", "d"])
        trial.expect(
          "\(place), V", yours.values, equals: whole.v.rows(0..<t + 1), axes: ["t + 1", "m"])
        trial.expect("\(place), y", yours.y, equals: y.rows(t..<t + 1), axes: ["1", "m"])
      }
    }
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
