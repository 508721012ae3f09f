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
  // SOLUTION
  let order = (0..<logits.count).sorted { (logits[$0], $1) > (logits[$1], $0) }
  let largest = logits[order[0]]
  var p = Tensor.zeros(logits.shape)
  for token in order.prefix(temperature == 0 ? 1 : topK) {
    p[token] = logits[token] == largest ? 1 : exp((logits[token] - largest) / temperature)
  }
  let wanted = nucleus * p.sum()
  var sum: Scalar = 0
  for token in order {
    if sum >= wanted { p[token] = 0 }
    sum += p[token]
  }
  p /= p.sum()

  var (reached, drawn): (Scalar, Int) = (0, order[0])
  for token in 0..<p.count where p[token] > 0 && reached <= u {
    drawn = token
    reached += p[token]
  }
  return (p, drawn)
  // END
}

// HINTS
// Three things in a row: sharpen or flatten, cut off, draw. The first two need the tokens in the
// order of their logits, the last one in the order of their numbers.
//
// Sort the numbers of the tokens once. Top-k takes the first of that order; the nucleus walks along it
// and keeps a token as long as the sum before it is below q of the whole. Divide by the sum at the
// end, and at temperature 0 do not divide at all.
//
// for token in order { if sum >= nucleus * whole { p[token] = 0 }; sum += p[token] }; and to draw, go
// through the tokens with p[token] > 0 while the sum reached so far is at most u.
