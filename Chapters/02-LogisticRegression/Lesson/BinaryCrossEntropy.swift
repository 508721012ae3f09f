import Tensors

/// The cross-entropy of two classes, computed from logits: the loss of logistic regression.
///
///     forward     L  = 1/N · Σₙ (max(zₙ, 0) − zₙyₙ + ln(1 + e^−|zₙ|))
///                    = −1/N · Σₙ (yₙ ln pₙ + (1 − yₙ) ln(1 − pₙ)),   p = σ(z)
///     backward    dz = 1/N · (σ(z) − y)
///
/// Why the first line: −ln σ(z) = ln(1 + e⁻ᶻ) and −ln(1 − σ(z)) = z + ln(1 + e⁻ᶻ), so that the
/// second line is (1 − y)z + ln(1 + e⁻ᶻ); for z < 0 take −z out of the logarithm. No power is above
/// 1 and no logarithm is of 0: the loss of ±1,000 is exact, where 1 − σ(40) has rounded to 0 and
/// its logarithm is −∞ (E003-32).
///
/// Articles: 002 §4.2 (as "the" cross-entropy, E002-07), 003 §3.3 (without brackets, E003-06), 004
/// §4.1.2 (for one example, E004-22). Formulas 002-F07, 003-F05, 004-F09, 004-N02.
///
/// - Parameters:
///   - logits: The logits z, any shape, not empty.
///   - targets: The probabilities y of class 1, of the same shape: 0, 1 or between.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss in nats, the mean over all elements, and the way back to the gradient of the
///   logits.
public func binaryCrossEntropy(
  _ logits: Tensor, _ targets: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  checkPairs("binaryCrossEntropy: logits", logits, targets, file, line)
  let linear = logits.map(with: targets) { z, y in max(z, 0) - z * y }
  let costs = linear + log1p(exp(logits.map { z in -abs(z) }))
  return (
    costs.mean(),
    { (sigmoid(logits) - targets) / Scalar(logits.count) }
  )
}

/// Ends the program unless there is a target in [0, 1] for every prediction, and at least one.
func checkPairs(
  _ what: String, _ predictions: Tensor, _ targets: Tensor, _ file: StaticString, _ line: UInt
) {
  guard predictions.shape == targets.shape, predictions.count > 0 else {
    mistake(
      "\(what) of shape \(predictions.shape), targets of shape \(targets.shape); expected one "
        + "shape, not empty", file: file, line: line)
  }
  if let target = targets.scalars.first(where: { !(0...1).contains($0) }) {
    mistake("\(what) with a target \(target); expected 0 to 1", file: file, line: line)
  }
}
