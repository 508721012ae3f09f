import Tensors

/// An exercise bound to a function: the learner's, the solution or a wrong answer.
public struct Attempt {
  /// The name of the exercise.
  public let name: String
  /// The classic mistakes that a right attempt has avoided.
  public let mistakes: [String]
  private let judge: (UInt64) -> Verdict

  init<Function>(exercise: Exercise<Function>, function: Function) {
    name = exercise.name
    mistakes = exercise.wrongAnswers.map(\.title)
    judge = { seed in exercise.verdict(on: function, seed: seed) }
  }

  /// The verdict on inputs drawn from a seed.
  ///
  /// - Parameter seed: The seed of the inputs.
  /// - Returns: The verdict.
  public func verdict(seed: UInt64) -> Verdict { judge(seed) }
}

extension Exercise {
  /// Tries a function on three draws; the first failure decides.
  fileprivate func verdict(on function: Function, seed: UInt64) -> Verdict {
    for draw in 0..<3 as Range<UInt64> {
      let trial = trial(of: function, seed: seed &+ draw)
      if let complaint = trial.complaint {
        return .notYet(recognised(trial, seed: seed &+ draw) ?? complaint)
      }
    }
    return .done
  }

  private func trial(of function: Function, seed: UInt64) -> Trial {
    var trial = Trial(seed: seed)
    check(function, &trial)
    return trial
  }

  /// The message of the wrong answer that gives the same results on the same inputs, if one does.
  ///
  /// Results must match to 1e-9, so that no message is a guess.
  private func recognised(_ attempt: Trial, seed: UInt64) -> String? {
    wrongAnswers.first { wrong in
      let results = trial(of: wrong.function, seed: seed).results
      return results.count == attempt.results.count
        && zip(results, attempt.results).allSatisfy { isSame($0, $1) }
    }?.message
  }
}

/// Whether two results are the same to a relative 1e-9, with NaN and infinities in the same places.
private func isSame(_ a: Tensor, _ b: Tensor) -> Bool {
  guard a.shape == b.shape else { return false }
  let finite = a.map { $0.isFinite ? abs($0) : 0 }
  let tolerance = 1e-9 * max(finite.norm, .leastNormalMagnitude)
  return zip(a.scalars, b.scalars).allSatisfy { x, y in
    x == y || (x.isNaN && y.isNaN) || abs(x - y) <= tolerance
  }
}
