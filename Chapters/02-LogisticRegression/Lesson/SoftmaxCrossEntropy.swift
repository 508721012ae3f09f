import Tensors

/// The cross-entropy of the softmax of logits: the loss of classification.
///
///     forward     L  = 1/N · Σₙ (ln Σⱼ e^zₙⱼ − zₙ,cₙ)  =  −1/N · Σₙ ln pₙ,cₙ
///     backward    dz = 1/N · (p − onehot(c))
///
/// where p = softmax(z) and cₙ is the class of example n. Computed from logits: the loss of ±1,000
/// is finite and exact, where the logarithm of a rounded probability would be −∞ (E003-32).
/// The mean over examples is taken here, once; the layers then sum over rows.
///
/// Articles: 004 §4.1.2 (per example, from probabilities: E004-22), 002 §5.4, 000 §4.2, and by name
/// 001 §4.2. Formulas 004-F10, 000-C02h, 002-T07, 001-T03. The gradient is not the element-wise
/// product of 004 §3.1.2 (E004-06).
///
/// - Parameters:
///   - logits: The logits z, [N, K], N ≥ 1.
///   - labels: The classes c, N numbers within 0 ..< K.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss in nats, and the way back to the gradient of the logits.
public func softmaxCrossEntropy(
  _ logits: Tensor, _ labels: [Int], file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  let (n, k) = matrixShape(logits, "softmaxCrossEntropy", file, line)
  guard n > 0, labels.count == n, labels.allSatisfy((0..<k).contains) else {
    mistake(
      "softmaxCrossEntropy: logits of shape \(logits.shape) need \(n) labels, at least one, "
        + "within 0..<\(k); found \(labels.count), from \(labels.min() ?? 0) to "
        + "\(labels.max() ?? 0)", file: file, line: line)
  }
  let normaliser = logits.logSumExpOfColumns()  // [N, K] → [N]
  let costs = labels.indices.map { normaliser[$0] - logits[$0, labels[$0]] }
  return (
    Tensor(costs).mean(),
    {
      var dz = softmax(logits)
      for (i, label) in labels.enumerated() { dz[i, label] -= 1 }
      dz /= Scalar(n)
      return dz
    }
  )
}
