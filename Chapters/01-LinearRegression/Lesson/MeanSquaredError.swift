import Tensors

/// The mean squared error of predictions: the loss of regression.
///
///     forward     L  = 1/n · Σ (ŷ − y)²
///     backward    dŷ = 2/n · (ŷ − y)
///
/// The mean is over all n elements, outputs as well as examples, and there is no ½.
///
/// Articles: 002 §4.2, 003 §3.3, 004 §4.1.1. Formulas 002-F06, 003-F04, 004-F08,
/// 004-N01 (100, not 25: E004-01). The articles' programs print the squares of all examples instead of their mean (E003-19).
///
/// - Parameters:
///   - predictions: The predictions ŷ, any shape, not empty.
///   - targets: The targets y, of the same shape.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss, and the way back to the gradient of the predictions.
public func meanSquaredError(
  _ predictions: Tensor, _ targets: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  guard predictions.shape == targets.shape, predictions.count > 0 else {
    mistake(
      "meanSquaredError: predictions of shape \(predictions.shape), targets of shape "
        + "\(targets.shape)", file: file, line: line)
  }
  let error = predictions - targets
  return (
    (error * error).mean(),
    { error * (2 / Scalar(error.count)) }
  )
}
