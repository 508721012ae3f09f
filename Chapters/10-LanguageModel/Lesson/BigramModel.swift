import Foundation
import Tensors

/// A language model that counts: how often each token followed each other one.
///
///     p(b | a) = (count(a, b) + 1) / (count(a) + V)
///
/// Every pair is counted once more than it was seen, so that what has not been seen is not
/// impossible: a single impossible token would make the loss infinite (P. S. Laplace, 1814). It looks
/// one token back; a network that does no better has not learned to remember.
public struct BigramModel: Sendable {
  /// The probability of token b after token a, at row a and column b, [V, V].
  public let probabilities: Tensor

  /// Counts the pairs of a text.
  ///
  /// - Parameters:
  ///   - tokens: The text, numbers within 0 ..< V.
  ///   - vocabulary: The number V of tokens.
  public init(of tokens: [Int], vocabulary: Int) {
    var counts = Tensor(repeating: 1, shape: [vocabulary, vocabulary])
    for (a, b) in zip(tokens, tokens.dropFirst()) { counts[a, b] += 1 }
    let sums = counts.sumOfColumns()
    for a in 0..<vocabulary {
      for b in 0..<vocabulary { counts[a, b] /= sums[a] }
    }
    probabilities = counts
  }

  /// The mean cross-entropy of a text's tokens, the first left out, since nothing precedes it.
  ///
  /// - Parameter tokens: The text, at least two tokens.
  /// - Returns: The loss in nats.
  public func loss(of tokens: [Int]) -> Scalar {
    let pairs = zip(tokens, tokens.dropFirst())
    let sum = pairs.reduce(0) { $0 - log(probabilities[$1.0, $1.1]) }
    return sum / Scalar(tokens.count - 1)
  }
}
