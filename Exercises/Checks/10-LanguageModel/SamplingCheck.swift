import ExerciseKit
import Foundation
import LanguageModel
import Tensors

/// From logits, the settings and a random number to the probabilities and the token drawn.
public typealias Sampling = (
  _ logits: Tensor, _ temperature: Scalar, _ topK: Int, _ nucleus: Scalar, _ u: Scalar
) -> (probabilities: Tensor, token: Int)

/// How a token is drawn, against chapter 10's sampler.
public var samplingExercise: Exercise<Sampling> {
  Exercise(
    "sampling",
    wrongAnswers: samplingMistakes
  ) { sampling, trial in
    let count = Int.random(in: 7...9, using: &trial.generator)
    let logits = trial.normal([count])
    trial.expectDraws(of: sampling, "As the logits are", logits)
    trial.expectDraws(of: sampling, "At temperature 0.5", logits, temperature: 0.5)
    trial.expectDraws(of: sampling, "At temperature 3", logits, temperature: 3)
    trial.expectDraws(of: sampling, "At temperature 0", logits, temperature: 0)
    trial.expectDraws(
      of: sampling, "At temperature 0, with two largest logits", Tensor([0.3, 2, -1, 2]),
      temperature: 0)
    trial.expectDraws(of: sampling, "With logits of about 1000", logits + 1_000)
    trial.expectDraws(of: sampling, "With logits of about −1000", logits - 1_000)
    trial.expectDraws(of: sampling, "With top-k of 3", logits, topK: 3)
    trial.expectDraws(of: sampling, "With top-k of 1", logits, topK: 1)
    trial.expectDraws(of: sampling, "With top-k of more than there are", logits, topK: count + 4)
    trial.expectDraws(
      of: sampling, "With top-k of 2 and three equals", Tensor([1, 2, -1, 2, 2]), topK: 2)
    trial.expectDraws(of: sampling, "With a nucleus of 0.6", logits, nucleus: 0.6)
    trial.expectDraws(
      of: sampling, "With a nucleus smaller than the largest probability", logits, nucleus: 0.01)
    trial.expectDraws(
      of: sampling, "With top-k of 5 and then a nucleus of 0.5", logits * 0.2, topK: 5, nucleus: 0.5
    )
    trial.expectDraws(
      of: sampling, "With everything", logits, temperature: 0.8, topK: 4, nucleus: 0.7)
    if trial.isRight { trial.expectEdges(of: sampling) }
  }
}

extension Trial {
  /// Expects the probabilities, and for a random number in the middle of each token's share that
  /// token.
  ///
  /// From wrong probabilities nothing is drawn, so that a known mistake in them is recognised
  /// whatever is drawn from them.
  fileprivate mutating func expectDraws(
    of sampling: Sampling, _ opening: String, _ logits: Tensor, temperature: Scalar = 1,
    topK: Int = 1_000, nucleus: Scalar = 1
  ) {
    let right = Sampler(
      temperature: temperature, topK: topK, nucleus: nucleus < 1 ? nucleus : nil
    ).probabilities(logits)
    let yours = sampling(logits, temperature, topK, nucleus, 0.5).probabilities
    expect("\(opening), p", yours, equals: right, axes: ["V"])
    guard isRight else { return }
    var start: Scalar = 0
    for token in 0..<right.count where right[token] > 1e-6 {
      let u = start + right[token] / 2
      expect(
        "\(opening), the token for u = " + String(format: "%.4f", Double(u)),
        sampling(logits, temperature, topK, nucleus, u).token, equals: token)
      start += right[token]
    }
  }

  /// Expects the smallest and the largest random number to draw tokens that can be drawn.
  ///
  /// Ten times 0.1, added up, is exactly the largest number below 1.
  fileprivate mutating func expectEdges(of sampling: Sampling) {
    let edges = Tensor(
      [-2_000] + Array(repeating: 0 as Scalar, count: 10) + [-2_000, -2_000])
    expect(
      "Where the first token has p = 0, the token for u = 0",
      sampling(edges, 1, 1_000, 1, 0).token, equals: 1)
    expect(
      "Where the last tokens have p = 0, the token for the largest u below 1",
      sampling(edges, 1, 1_000, 1, (1 as Scalar).nextDown).token, equals: 10)
  }
}
