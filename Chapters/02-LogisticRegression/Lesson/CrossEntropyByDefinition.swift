import Foundation
import Tensors

// The cross-entropies as the articles print them, from probabilities. They show the formula and
// where it fails: a logarithm of 0 is −∞, and 0 · −∞ is NaN (E003-32). To learn from, not with.

/// The cross-entropy of two classes from probabilities.
///
///     forward     L  = −1/N · Σₙ (yₙ ln pₙ + (1 − yₙ) ln(1 − pₙ))
///     backward    dpₙ = 1/N · (pₙ − yₙ) / (pₙ (1 − pₙ))
///
/// The brackets and 1/N are those of 002 §4.2. 003 §3.3 prints neither, and read literally the
/// second term has the wrong sign: certainty about the wrong class is then rewarded (E003-06).
///
/// Articles: 002 §4.2, 003 §3.3, 004 §4.1.2. Formulas 002-F07, 003-F05, 004-F09.
///
/// - Parameters:
///   - probabilities: The probabilities p of class 1, [N], N ≥ 1.
///   - targets: The targets y, [N].
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss in nats, and the way back to the gradient of the probabilities.
public func binaryCrossEntropyByDefinition(
  _ probabilities: Tensor, _ targets: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  checkPairs("binaryCrossEntropyByDefinition: probabilities", probabilities, targets, file, line)
  let (p, y, count) = (probabilities, targets, Scalar(targets.count))
  var sum: Scalar = 0
  for n in 0..<p.count { sum += y[n] * log(p[n]) + (1 - y[n]) * log(1 - p[n]) }
  return (
    -sum / count,
    { (p - y) / (p * (1 - p)) / count }
  )
}

/// The cross-entropy of K classes from the probabilities of one example.
///
///     forward     L  = −Σᵢ yᵢ ln pᵢ,   i = 1 … K
///     backward    dpᵢ = −yᵢ / pᵢ
///
/// The sum is over classes; over examples a batch takes the mean (E004-22).
///
/// Articles: 004 §4.1.2. Formula 004-F10.
///
/// - Parameters:
///   - probabilities: The probabilities p of the classes, [K], K ≥ 1.
///   - targets: The targets y, [K]: 1 for the true class, 0 for the others.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss in nats, and the way back to the gradient of the probabilities.
public func crossEntropyByDefinition(
  _ probabilities: Tensor, _ targets: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  checkPairs("crossEntropyByDefinition: probabilities", probabilities, targets, file, line)
  let (p, y) = (probabilities, targets)
  var sum: Scalar = 0
  for i in 0..<p.count { sum += y[i] * log(p[i]) }
  return (
    -sum,
    { -y / p }
  )
}
