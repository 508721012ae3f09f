import ExerciseKit
import Foundation
import Tensors

/// The loss of a language model over pieces of text, and its perplexity.
///
///     L = −1/n · Σ ln p(tokenₜ₊₁)      p = softmax of row t of the logits      n = all rows
///     perplexity = e^L
///
/// Row t of a piece's logits is what the model says after it has read token t: it is asked for the
/// token that comes next. A piece of T + 1 tokens has T rows; the pieces need not be equally long.
/// The mean runs over all rows of all pieces, and L is in nats.
///
/// Chapter 10; article 001 §5.2. Useful: `z.logSumExpOfColumns()`, ln Σⱼ e^zₜⱼ of every row t, [T];
/// `z[t, k]`; `zip(a, b)`; `exp(a)`.
///
/// - Parameters:
///   - logits: The logits of each piece, [T, V].
///   - tokens: The tokens of each piece, T + 1 numbers within 0 ..< V.
/// - Returns: The loss L and the perplexity.
public func charLMLoss(
  _ logits: [Tensor], tokens: [[Int]]
) -> (loss: Scalar, perplexity: Scalar) {
  // SOLUTION
  var (sum, count): (Scalar, Int) = (0, 0)
  for (z, piece) in zip(logits, tokens) {
    let normalisers = z.logSumExpOfColumns()
    for t in 0..<z.shape[0] { sum += normalisers[t] - z[t, piece[t + 1]] }
    count += z.shape[0]
  }
  let loss = sum / Scalar(count)
  return (loss, exp(loss))
  // END
}

// HINTS
// −ln p of a token is the logarithm of the row's whole sum Σ eᶻ, less the token's logit: no
// exponential of a large number is needed.
//
// Two totals run over all pieces, one of losses and one of rows; divide once, at the end. The target
// of row t is the token at t + 1.
//
// sum += normalisers[t] - z[t, piece[t + 1]] with normalisers = z.logSumExpOfColumns(); then loss =
// sum / Scalar(count), and the perplexity is exp(loss).
