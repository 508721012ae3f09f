import ExerciseKit
import Foundation
import Tensors

/// The known wrong answers to `sampling`.
var samplingMistakes: [WrongAnswer<Sampling>] {
  [
    WrongAnswer(
      "multiplied by the temperature",
      says: "The logits are multiplied by the temperature: it divides them. Heat flattens, so a "
        + "temperature above 1 has to bring the probabilities together.",
      sampler(with: .multiplied)),
    WrongAnswer(
      "probabilities divided by the temperature",
      says:
        "The temperature divides probabilities: dividing them all by one number changes nothing "
        + "once they are made to sum to 1. It divides the logits, before the softmax.",
      sampler(with: .probabilitiesDivided)),
    WrongAnswer(
      "temperature 0 divides",
      says:
        "At temperature 0 you divide by 0 and get NaN: 0 stands for the limit, where the largest "
        + "logit has the probability 1.",
      sampler(with: .dividedByZero)),
    WrongAnswer(
      "the last of equals at temperature 0",
      says:
        "At temperature 0 the last of equally large logits wins: the smaller token comes first.",
      sampler(with: .lastOfEquals)),
    WrongAnswer(
      "a softmax that overflows",
      says:
        "The softmax is e^z over its sum as it stands: e^1000 is infinite, and ∞/∞ is NaN. Take "
        + "the largest logit from all of them first; nothing else changes.",
      sampler(with: .overflow)),
    WrongAnswer(
      "top-k keeps k − 1",
      says: "Top-k keeps k − 1 tokens: the k most likely ones stay, with k = 1 still one.",
      sampler(with: .oneTooFew)),
    WrongAnswer(
      "top-k keeps k + 1",
      says: "Top-k keeps k + 1 tokens: the k most likely ones stay, not one more.",
      sampler(with: .oneTooMany)),
    WrongAnswer(
      "top-k keeps all equals",
      says: "Top-k keeps every token that is as likely as number k: of equals only as many stay as "
        + "there is room for, the smaller tokens first.",
      sampler(with: .allEquals)),
    WrongAnswer(
      "the first k tokens",
      says: "Top-k keeps tokens 0 … k − 1: the k most likely ones are meant, wherever they stand.",
      sampler(with: .firstTokens)),
    WrongAnswer(
      "not divided by the sum again",
      says:
        "What stays is not divided by its sum: the probabilities sum to less than 1, and what is "
        + "missing is drawn as something else.",
      sampler(with: .notNormalised)),
    WrongAnswer(
      "the nucleus one token too small",
      says: "The nucleus stops before it holds q: the token that takes the sum across q belongs to "
        + "it, and so at least one stays.",
      sampler(with: .nucleusTooSmall)),
    WrongAnswer(
      "the nucleus of all tokens",
      says: "The nucleus holds q of the sum of all tokens: it is taken after top-k, of the sum of "
        + "those that are left.",
      sampler(with: .nucleusOfAll)),
    WrongAnswer(
      "the nucleus in the order of the tokens",
      says: "The nucleus adds up tokens in the order of their numbers: the most likely come first.",
      sampler(with: .nucleusUnsorted)),
    WrongAnswer(
      "the last token never drawn",
      says: "The last token is never drawn: the search ends one token too early.",
      sampler(with: .lastNeverDrawn)),
    WrongAnswer(
      "always the most likely",
      says: "You return the most likely token whatever u is: the probabilities are right, but "
        + "nothing is drawn with them.",
      sampler(with: .greedy)),
    WrongAnswer(
      "drawn in the order of likelihood",
      says:
        "You draw from the most likely token on: that is a fair draw too, but the first token in "
        + "the order of the numbers is asked for, so that it can be checked.",
      sampler(with: .drawnSorted)),
    WrongAnswer(
      "drawn before the cut",
      says: "The token is drawn from all tokens: it has to be drawn from p, from what top-k and "
        + "nucleus leave.",
      sampler(with: .drawnFromAll)),
    WrongAnswer(
      "u = 0 draws what cannot be",
      says: "For u = 0 you draw token 0, though its p is 0: the sum has to exceed u, not only to "
        + "reach it.",
      sampler(with: .reaches)),
    WrongAnswer(
      "rounding draws what cannot be",
      says: "For the largest u below 1 you draw the last token, though its p is 0: rounding can "
        + "leave the sum of all p a little below u. Then the last token with p > 0 is due.",
      sampler(with: .fallsThrough)),
    WrongAnswer(
      "rounding draws token 0",
      says: "For the largest u below 1 you draw token 0: rounding can leave the sum of all p a "
        + "little below u. Then the last token with p > 0 is due.",
      sampler(with: .fallsBack)),
  ]
}
