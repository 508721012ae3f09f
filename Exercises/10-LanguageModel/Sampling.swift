import ExerciseKit
import Foundation
import Tensors

/// The next token: how likely each one is, and which of them a random number draws.
///
///     p = softmax(z / temperature)       0 stands for the limit: the largest logit has p = 1
///     top-k      only the k most likely tokens stay, all if there are fewer
///     nucleus    of these only the fewest, the most likely first, that hold at least q of their sum
///     draw       the first token, in the order of the numbers, at which p₀ + p₁ + … exceeds u
///
/// What does not stay has p = 0, and what stays is divided by its sum, so that p sums to 1. Among
/// equals the smaller token comes first. u lies in 0 ..< 1; a token with p = 0 is never drawn, not
/// for u = 0, and not where rounding leaves the sum of all p a little below u.
///
/// Chapter 10; A. Holtzman and others, 2020, for the nucleus. Useful: `z[k]`, `z.count`,
/// `(0..<n).sorted { … }`, `order.prefix(k)`, `p.sum()`, `exp(a)`. Large logits need the softmax that
/// first takes the largest from all.
///
/// - Parameters:
///   - logits: The logits z, [V].
///   - temperature: The temperature, 0 or more.
///   - topK: How many tokens may stay, at least 1.
///   - nucleus: The share q that has to stay, above 0; 1 keeps all.
///   - u: The random number that draws.
/// - Returns: The probabilities p, [V], and the token drawn.
public func sampling(
  _ logits: Tensor, temperature: Scalar, topK: Int, nucleus: Scalar, u: Scalar
) -> (probabilities: Tensor, token: Int) {
  todo()
}
