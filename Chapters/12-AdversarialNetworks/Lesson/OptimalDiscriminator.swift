import Foundation
import Tensors

/// The best discriminator there can be for two known densities, and what the game is then worth.
///
///     D* = p / (p + q)      V(D*) = −2 ln 2 + 2 JSD(p ‖ q)
///
/// With D* fixed, the generator lowers the Jensen–Shannon divergence between what is real (p) and what
/// it makes (q); it is 0 only for p = q, where D* is ½ everywhere and V is −2 ln 2.
///
/// Articles: missing in 000 §3.3 (E000-06). Formula 000-F08. I. Goodfellow et al., 2014, §4.1.
public struct OptimalDiscriminator: Sendable {
  /// The probability that an example is real, one for each value that it can have.
  public let probabilities: [Scalar]
  /// The value V of the game, in nats.
  public let value: Scalar
  /// The Jensen–Shannon divergence of p and q, in nats, from 0 to ln 2.
  public let divergence: Scalar

  /// Works out the best discriminator of two distributions over the same values.
  ///
  /// - Parameters:
  ///   - real: The probabilities p of the values among real examples; they sum to 1.
  ///   - generated: The probabilities q among generated ones; they sum to 1.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    real: [Scalar], generated: [Scalar], file: StaticString = #fileID, line: UInt = #line
  ) {
    guard real.count == generated.count else {
      mistake(
        "OptimalDiscriminator: \(real.count) and \(generated.count) probabilities, expected as "
          + "many of both", file: file, line: line)
    }
    probabilities = zip(real, generated).map { p, q in p + q > 0 ? p / (p + q) : 0.5 }
    var (value, divergence) = (Scalar(0), Scalar(0))
    for (p, q) in zip(real, generated) {
      let middle = (p + q) / 2
      if p > 0 {
        value += p * log(p / (p + q))
        divergence += p * log(p / middle) / 2
      }
      if q > 0 {
        value += q * log(q / (p + q))
        divergence += q * log(q / middle) / 2
      }
    }
    (self.value, self.divergence) = (value, divergence)
  }
}

/// The logit of the best discriminator between two normal distributions with the same deviation.
///
///     ln p(x)/q(x) = (x − m)(μ_p − μ_q) / σ²,   m = (μ_p + μ_q) / 2
///
/// A straight line: logistic regression is all the discriminator that this case needs.
///
/// - Parameters:
///   - x: Where.
///   - real: The mean μ_p of the real examples.
///   - generated: The mean μ_q of the generated ones.
///   - deviation: The standard deviation σ of both.
/// - Returns: The logit of D*.
public func optimalLogit(
  at x: Scalar, real: Scalar, generated: Scalar, deviation: Scalar
) -> Scalar {
  (x - (real + generated) / 2) * (real - generated) / (deviation * deviation)
}
