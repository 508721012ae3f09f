import Tensors

/// Classes as distributions that are not quite sure: label smoothing.
///
///     pₙⱼ = (1 − ε) · [j = cₙ] + ε / K
///
/// With one-hot targets the cross-entropy pulls the true logit up for ever, since no softmax is ever
/// 1; with smoothed ones there is a best logit to stay at. `klDivergence` takes them as they are.
///
/// Beyond the articles. C. Szegedy and others, "Rethinking the Inception architecture for computer
/// vision", CVPR 2016.
///
/// - Parameters:
///   - labels: The classes c, N numbers within 0 ..< K.
///   - classCount: The number K of classes.
///   - smoothing: The part ε that is spread over all classes, from 0 to 1.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The distributions, [N, K]; every row sums to 1.
public func smoothedLabels(
  _ labels: [Int], classCount: Int, smoothing: Scalar = 0.1, file: StaticString = #fileID,
  line: UInt = #line
) -> Tensor {
  guard (0...1).contains(smoothing), labels.allSatisfy({ $0 >= 0 && $0 < classCount }) else {
    mistake(
      "smoothedLabels: labels from \(labels.min() ?? 0) to \(labels.max() ?? 0) for "
        + "\(classCount) classes, smoothing \(smoothing)", file: file, line: line)
  }
  var p = Tensor(repeating: smoothing / Scalar(classCount), shape: [labels.count, classCount])
  for (n, label) in labels.enumerated() { p[n, label] += 1 - smoothing }
  return p
}
