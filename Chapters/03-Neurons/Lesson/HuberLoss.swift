import Tensors

/// The Huber loss: squares near the target, absolute values far from it.
///
///     forward     L  = 1/n · Σ  ½ e²             where |e| ≤ δ,      e = ŷ − y
///                               δ (|e| − ½ δ)    elsewhere
///     backward    dŷ = 1/n · e cut to [−δ, δ]
///
/// The two pieces meet at |e| = δ with the same value ½δ² and the same slope δ: there is no kink.
/// With the ½, the slope near 0 is e and not 2e; so L tends to half the mean squared error.
///
/// Beyond the articles. P. Huber, "Robust estimation of a location parameter", Annals of
/// Mathematical Statistics 35 (1964).
///
/// - Parameters:
///   - predictions: The predictions ŷ, any shape, not empty.
///   - targets: The targets y, of the same shape.
///   - delta: The error δ > 0 from which on the loss grows in a straight line.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss, and the way back to the gradient of the predictions.
public func huberLoss(
  _ predictions: Tensor, _ targets: Tensor, delta: Scalar = 1, file: StaticString = #fileID,
  line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  guard predictions.shape == targets.shape, predictions.count > 0, delta > 0 else {
    mistake(
      "huberLoss: predictions of shape \(predictions.shape), targets of shape "
        + "\(targets.shape), δ = \(delta)", file: file, line: line)
  }
  let error = predictions - targets
  let costs = error.map { e in
    abs(e) <= delta ? e * e / 2 : delta * (abs(e) - delta / 2)
  }
  return (
    costs.mean(),
    { error.map { e in (e > delta ? delta : e < -delta ? -delta : e) / Scalar(error.count) } }
  )
}
