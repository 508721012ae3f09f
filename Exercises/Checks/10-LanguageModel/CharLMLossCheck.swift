import ExerciseKit
import Foundation
import LanguageModel
import LogisticRegression
import Tensors

/// From the logits and the tokens of pieces of text to the mean loss and the perplexity.
public typealias CharLMLoss = (_ logits: [Tensor], _ tokens: [[Int]]) -> (
  loss: Scalar, perplexity: Scalar
)

/// The loss of a language model, against chapter 10's mean over tokens.
public var charLMLossExercise: Exercise<CharLMLoss> {
  Exercise(
    "charLMLoss",
    wrongAnswers: charLMLossMistakes
  ) { charLMLoss, trial in
    let vocabulary = 11
    let more = Int.random(in: 0...2, using: &trial.generator)
    let lengths = [2, 5 + more, 9].shuffled(using: &trial.generator)
    trial.sizes = ["the number of pieces": 3]
    let tokens = lengths.map { length in
      (0...length).map { _ in Int.random(in: 0..<vocabulary, using: &trial.generator) }
    }
    var logits = inputs(3, [1], &trial)
    for (i, length) in lengths.enumerated() { logits[i] = trial.normal([length, vocabulary]) }

    let silent = charLMLoss(logits.map { 0 * $0 }, tokens)
    trial.expect("For logits of 0, which know nothing, the loss", silent.loss, equals: log(11))
    trial.expect(
      "For logits of 0, which know nothing, the perplexity", silent.perplexity, equals: 11)
    trial.expectLoss(of: charLMLoss, logits, tokens, opening: "For pieces of uneven length,")
    let far = [logits[0] + 1_000, logits[1] - 1_000, logits[2] * 20]
    trial.expectLoss(of: charLMLoss, far, tokens, opening: "For large logits,")
  }
}

extension Trial {
  fileprivate mutating func expectLoss(
    of charLMLoss: CharLMLoss, _ logits: [Tensor], _ tokens: [[Int]], opening: String
  ) {
    var mean = TokenMean()
    for (z, piece) in zip(logits, tokens) {
      let targets = Array(piece.dropFirst())
      mean.add(softmaxCrossEntropy(z, targets).loss, tokens: targets.count)
    }
    let yours = charLMLoss(logits, tokens)
    expect("\(opening) the loss", yours.loss, equals: mean.mean)
    expect("\(opening) the perplexity", yours.perplexity, equals: perplexity(mean.mean))
  }
}

private var charLMLossMistakes: [WrongAnswer<CharLMLoss>] {
  [
    WrongAnswer(
      "targets not shifted",
      says: "Row t is held against token t: that is the one the model has just read. A model that "
        + "repeats what it sees gets perplexity 1.02 that way. Row t is asked for token t + 1."
    ) { logits, tokens in
      mean(zip(logits, tokens).flatMap { losses($0, $1.dropLast()) })
    },
    WrongAnswer(
      "the mean of uneven means",
      says: "You took the mean of the pieces' means: a token of a short piece then counts for more "
        + "than one of a long piece. Add up the losses of all rows and divide once."
    ) { logits, tokens in
      mean(zip(logits, tokens).map { mean(losses($0, $1.dropFirst())).loss })
    },
    WrongAnswer(
      "the mean of perplexities",
      says:
        "The loss is right, but the perplexity is a mean of the pieces' perplexities: it is e to "
        + "the mean loss, one power of one mean."
    ) { logits, tokens in
      let each = zip(logits, tokens).map { mean(losses($0, $1.dropFirst())).perplexity }
      let all = mean(zip(logits, tokens).flatMap { losses($0, $1.dropFirst()) })
      return (all.loss, each.reduce(0, +) / Scalar(each.count))
    },
    WrongAnswer(
      "the perplexity to the base 2",
      says: "The perplexity is 2^L: that belongs to a loss in bits. This one is in nats, so it is "
        + "e^L, and logits of 0 give V."
    ) { logits, tokens in
      let all = mean(zip(logits, tokens).flatMap { losses($0, $1.dropFirst()) })
      return (all.loss, pow(2, all.loss))
    },
    WrongAnswer(
      "the loss in bits",
      says:
        "The loss is in bits, by the logarithm to the base 2: nats are asked for, by the natural "
        + "logarithm. The perplexity is the same number either way."
    ) { logits, tokens in
      let all = mean(zip(logits, tokens).flatMap { losses($0, $1.dropFirst()) })
      return (all.loss / log(2), all.perplexity)
    },
    WrongAnswer(
      "the base 2 for one, e for the other",
      says:
        "The loss is in bits and the perplexity e to it: the base of the power has to be that of "
        + "the logarithm. Nats and e are asked for."
    ) { logits, tokens in
      let all = mean(zip(logits, tokens).flatMap { losses($0, $1.dropFirst()) })
      return (all.loss / log(2), exp(all.loss / log(2)))
    },
    WrongAnswer(
      "the sum for the mean",
      says: "The loss is the sum over all rows: then a longer text is a harder one. Divide by the "
        + "number of rows."
    ) { logits, tokens in
      let sum = zip(logits, tokens).flatMap { losses($0, $1.dropFirst()) }.reduce(0, +)
      return (sum, exp(sum))
    },
    WrongAnswer(
      "divided by all tokens",
      says: "You divided by the number of tokens read and asked for: the first token of a piece is "
        + "never asked for, so a piece of T + 1 tokens has T losses."
    ) { logits, tokens in
      let sum = zip(logits, tokens).flatMap { losses($0, $1.dropFirst()) }.reduce(0, +)
      let loss = sum / Scalar(tokens.map(\.count).reduce(0, +))
      return (loss, exp(loss))
    },
    WrongAnswer(
      "divided by the number of pieces",
      says:
        "You divided by the number of pieces: the mean runs over tokens, so divide by the number "
        + "of all rows."
    ) { logits, tokens in
      let sum = zip(logits, tokens).flatMap { losses($0, $1.dropFirst()) }.reduce(0, +)
      return (sum / Scalar(logits.count), exp(sum / Scalar(logits.count)))
    },
    WrongAnswer(
      "the logarithm of a softmax",
      says: "Small logits are right, large ones give infinities or NaN: e^1000 is infinite and "
        + "e^−1000 is 0. −ln p is the row's log-sum-exp less the token's logit."
    ) { logits, tokens in
      mean(
        zip(logits, tokens).flatMap { z, piece in
          let sums = exp(z).sumOfColumns()
          return piece.dropFirst().enumerated().map { t, token in
            -log(exp(z[t, token]) / sums[t])
          }
        })
    },
    WrongAnswer(
      "probabilities for logits",
      says: "You took the softmax twice: what went into the logarithm is the softmax of "
        + "probabilities. The logits go in as they are."
    ) { logits, tokens in
      mean(
        zip(logits, tokens).flatMap { losses($0.softmaxOfColumns(), $1.dropFirst()) })
    },
  ]
}

/// The losses of a piece's rows.
private func losses(_ z: Tensor, _ targets: some Collection<Int>) -> [Scalar] {
  let normalisers = z.logSumExpOfColumns()
  return targets.enumerated().map { normalisers[$0] - z[$0, $1] }
}

private func mean(_ losses: [Scalar]) -> (loss: Scalar, perplexity: Scalar) {
  let loss = losses.reduce(0, +) / Scalar(losses.count)
  return (loss, exp(loss))
}
