import Tensors

/// The mean absolute error: the loss of regression that one wild example cannot take over.
///
///     forward     L  = 1/n · Σ |ŷ − y|
///     backward    dŷ = 1/n · sign(ŷ − y)
///
/// Every error pulls with the same force, however large. The best constant prediction is therefore
/// the median, where it is the mean for the squared error. At the kink ŷ = y the derivative is
/// taken to be 0, so that a perfect prediction stays.
///
/// Beyond the articles, which claim that squares are sensitive to outliers and show none (004
/// §4.1.1, E004-12).
///
/// - Parameters:
///   - predictions: The predictions ŷ, any shape, not empty.
///   - targets: The targets y, of the same shape.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss, and the way back to the gradient of the predictions.
public func meanAbsoluteError(
  _ predictions: Tensor, _ targets: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  guard predictions.shape == targets.shape, predictions.count > 0 else {
    mistake(
      "meanAbsoluteError: predictions of shape \(predictions.shape), targets of shape "
        + "\(targets.shape)", file: file, line: line)
  }
  let error = predictions - targets
  return (
    error.map { abs($0) }.mean(),
    { error.map { sign($0) / Scalar(error.count) } }
  )
}

/// 1 above 0, −1 below; 0 and NaN as they are.
private func sign(_ x: Scalar) -> Scalar { x > 0 ? 1 : x < 0 ? -1 : x }
