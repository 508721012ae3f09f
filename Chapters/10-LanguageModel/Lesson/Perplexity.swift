import Foundation
import Tensors

/// The perplexity of a loss: as many equally likely tokens would be as hard to guess.
///
///     perplexity = e^L      L in nats, the mean over tokens
///
/// A model that knows nothing has L = ln V and the perplexity V.
///
/// Articles: 001 §5.2 leaves it out (E001-09). Formula 001-C02g.
///
/// - Parameter loss: The cross-entropy L in nats, a mean over tokens.
/// - Returns: A number from 1 on.
public func perplexity(_ loss: Scalar) -> Scalar { exp(loss) }

/// The mean loss over tokens, of batches that need not have equally many.
///
///     L = Σ count · loss / Σ count
///
/// The mean of the batches' means would count a token of a short batch for more than one of a long.
public struct TokenMean: Sendable {
  private var sum: Scalar = 0
  private var count = 0

  /// Starts with nothing.
  public init() {}

  /// Adds the mean loss of some tokens.
  ///
  /// - Parameters:
  ///   - loss: Their mean loss.
  ///   - tokens: How many they are.
  public mutating func add(_ loss: Scalar, tokens: Int) {
    sum += loss * Scalar(tokens)
    count += tokens
  }

  /// The mean over all tokens; NaN without any.
  public var mean: Scalar { sum / Scalar(count) }
}
