import Tensors

/// What a score can tell about two classes, whatever the threshold (receiver operating
/// characteristic).
///
///     guess 1 where score ≥ t:   true positive rate  = TP(t) ÷ P
///                                false positive rate = FP(t) ÷ N
///
/// The curve begins at (0, 0), where the threshold is above all scores, and ends at (1, 1). Examples
/// with equal scores pass a threshold together: they make one straight piece, whatever their order.
///
/// Without positive or without negative examples there are no rates, and a score that is NaN has no
/// place in an order: the curve then has no points and its area is NaN.
///
/// T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006).
public struct ROCCurve: Sendable, Equatable {
  /// A threshold and what it does.
  public struct Point: Sendable, Equatable {
    /// The scores from this one on are taken for class 1; +∞ at the first point.
    public let threshold: Scalar
    /// The share of class 0 that is taken for class 1.
    public let falsePositiveRate: Scalar
    /// The share of class 1 that is taken for class 1.
    public let truePositiveRate: Scalar
  }

  /// The points from (0, 0) to (1, 1), one a different score.
  public let points: [Point]

  /// The area under the curve (AUC).
  ///
  /// It is the probability that of two examples, one of each class, the one of class 1 has the
  /// higher score, equal scores counting half: 1 for a perfect order, ½ for guessing.
  public let area: Scalar

  /// Moves the threshold through all scores.
  ///
  /// - Parameters:
  ///   - scores: One number an example, the higher the more likely of class 1; logits do as well as
  ///     probabilities, and better where those have rounded to 1.
  ///   - labels: The true classes, each 0 or 1, one a score.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    scores: [Scalar], labels: [Int], file: StaticString = #fileID, line: UInt = #line
  ) {
    guard scores.count == labels.count, labels.allSatisfy((0...1).contains) else {
      mistake(
        "ROCCurve: \(scores.count) scores and \(labels.count) labels, from \(labels.min() ?? 0) "
          + "to \(labels.max() ?? 0); expected as many, each 0 or 1", file: file, line: line)
    }
    let counts = countsByThreshold(scores, labels)
    let (negatives, positives) = (counts.last?.falsePositives ?? 0, counts.last?.truePositives ?? 0)
    guard negatives > 0, positives > 0, !scores.contains(where: \.isNaN) else {
      (points, area) = ([], .nan)
      return
    }
    points = counts.map {
      Point(
        threshold: $0.threshold,
        falsePositiveRate: Scalar($0.falsePositives) / Scalar(negatives),
        truePositiveRate: Scalar($0.truePositives) / Scalar(positives))
    }
    // Trapezoids in whole numbers, rounded once.
    let doubled = zip(counts, counts.dropFirst()).reduce(0) { sum, pair in
      let width = pair.1.falsePositives - pair.0.falsePositives
      return sum + width * (pair.0.truePositives + pair.1.truePositives)
    }
    area = Scalar(doubled) / Scalar(2 * negatives * positives)
  }
}

private struct Counts {
  var threshold: Scalar
  var falsePositives = 0
  var truePositives = 0
}

/// How many of each class score at least a threshold, for +∞ and every different score downwards.
private func countsByThreshold(_ scores: [Scalar], _ labels: [Int]) -> [Counts] {
  var counts = [Counts(threshold: .infinity)]
  var current = counts[0]
  for (score, label) in zip(scores, labels).sorted(by: { $0.0 > $1.0 }) {
    if score != current.threshold || counts.count == 1 {
      current.threshold = score
      counts.append(current)
    }
    if label == 1 { current.truePositives += 1 } else { current.falsePositives += 1 }
    counts[counts.count - 1] = current
  }
  return counts
}
