import Tensors

/// The hinge loss: a score of the right sign and large enough costs nothing.
///
///     forward     L  = 1/n · Σ max(0, 1 − y · z)
///     backward    dz = 1/n · (−y) where y · z < 1, else 0
///
/// The labels y are ±1, and z is a score, no probability. y · z is the margin; beyond 1 an example
/// has no say any more, unlike in the cross-entropy, which never rests. At the kink y · z = 1 the
/// derivative is taken to be 0.
///
/// Beyond the articles. C. Cortes and V. Vapnik, "Support-vector networks", Machine Learning 20
/// (1995).
///
/// - Parameters:
///   - scores: The scores z, any shape, not empty.
///   - labels: The labels y, 1 or −1, of the same shape.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss, and the way back to the gradient of the scores.
public func hingeLoss(
  _ scores: Tensor, _ labels: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  guard scores.shape == labels.shape, scores.count > 0 else {
    mistake(
      "hingeLoss: scores of shape \(scores.shape), labels of shape \(labels.shape)",
      file: file, line: line)
  }
  if let stranger = labels.scalars.first(where: { abs($0) != 1 }) {
    mistake("hingeLoss: labels are 1 or -1, found \(stranger)", file: file, line: line)
  }
  let shortfall = 1 - labels * scores
  return (
    shortfall.map { $0 <= 0 ? 0 : $0 }.mean(),  // NaN is not below 0 and stays
    { shortfall.map(with: labels) { $0 <= 0 ? 0 : -$1 / Scalar(labels.count) } }
  )
}
