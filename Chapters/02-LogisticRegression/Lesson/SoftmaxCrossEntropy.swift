import Foundation
import Tensors

/// The softmax of every row: positive numbers that sum to 1.
///
///     pᵢ = e^(zᵢ − m) / Σⱼ e^(zⱼ − m),   m = maxⱼ zⱼ
///
/// Taking out the largest logit changes nothing, since softmax is shift-invariant, and keeps every
/// power at or below 1; the printed formula overflows at z = 710 (E003-32).
///
/// Articles: 003 §3.5.5, and the last layer of 000 §4.2 and 001 §5.1. Formulas 003-F11, 000-C02f,
/// 001-C01d. Not a "soft threshold" as printed there (E003-13).
///
/// - Parameter logits: The logits z, [N, K].
/// - Returns: The probabilities p, [N, K].
public func softmax(_ logits: Tensor) -> Tensor {
  let (n, k) = matrixShape(logits, "softmax")
  var p = Tensor.zeros([n, k])
  guard k > 0 else { return p }
  let largest = logits.maxOfColumns()
  for i in 0..<n {
    var sum: Scalar = 0
    for j in 0..<k {
      p[i, j] = exp(logits[i, j] - largest[i])
      sum += p[i, j]
    }
    for j in 0..<k { p[i, j] /= sum }
  }
  return p
}

/// The cross-entropy of the softmax of logits: the loss of classification.
///
///     forward     L  = 1/N · Σₙ (ln Σⱼ e^zₙⱼ − zₙ,cₙ)  =  −1/N · Σₙ ln pₙ,cₙ
///     backward    dz = 1/N · (p − onehot(c))
///
/// where p = softmax(z) and cₙ is the class of example n. Computed from logits: the loss of ±1,000
/// is finite and exact, where the logarithm of a rounded probability would be −∞ (E003-32).
/// The mean over examples is taken here, once; the layers then sum over rows.
///
/// Articles: 004 §4.1.2 (per example, from probabilities: E004-22), 002 §5.4, 000 §4.2. Formulas
/// 004-F10, 000-C02h, 002-T07. The gradient is not the element-wise product of 004 §3.1.2 (E004-06).
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

private func matrixShape(
  _ x: Tensor, _ operation: String, _ file: StaticString = #fileID, _ line: UInt = #line
) -> (Int, Int) {
  guard x.rank == 2 else {
    mistake("\(operation): expected [N, K], found shape \(x.shape)", file: file, line: line)
  }
  return (x.shape[0], x.shape[1])
}
