import Tensors

// A share of nothing, 0 ÷ 0, is NaN here as in `accuracy`: neither 0 nor 1 would be true.

extension ConfusionMatrix {
  /// Of the examples taken for a class, the share that are of it: TP ÷ (TP + FP).
  ///
  /// - Parameter number: The class, within 0 ..< K.
  /// - Returns: A number in [0, 1]; NaN when nothing was taken for the class.
  public func precision(of number: Int) -> Scalar {
    Scalar(truePositives(number)) / Scalar(guessed(number))
  }

  /// Of the examples of a class, the share that were taken for it: TP ÷ (TP + FN).
  ///
  /// - Parameter number: The class, within 0 ..< K.
  /// - Returns: A number in [0, 1]; NaN when there are no examples of the class.
  public func recall(of number: Int) -> Scalar {
    Scalar(truePositives(number)) / Scalar(actual(number))
  }

  /// The harmonic mean of precision and recall: F₁ = 2 TP ÷ (2 TP + FP + FN).
  ///
  /// Computed from the counts, so that it is 0, and not NaN, for a class that has examples but was
  /// never guessed.
  ///
  /// C. J. van Rijsbergen, "Information Retrieval", 2nd edition, 1979, chapter 7.
  ///
  /// - Parameter number: The class, within 0 ..< K.
  /// - Returns: A number in [0, 1]; NaN when the class was neither there nor guessed.
  public func f1(of number: Int) -> Scalar {
    2 * Scalar(truePositives(number)) / Scalar(guessed(number) + actual(number))
  }

  /// The examples of a class that were taken for it, TP.
  private func truePositives(_ number: Int) -> Int {
    checkClass(number)
    return counts[number][number]
  }

  /// The examples that were taken for a class, TP + FP: its column.
  private func guessed(_ number: Int) -> Int { counts.reduce(0) { $0 + $1[number] } }

  /// The examples of a class, TP + FN: its row.
  private func actual(_ number: Int) -> Int { counts[number].reduce(0, +) }

  private func checkClass(_ number: Int) {
    guard counts.indices.contains(number) else {
      mistake("ConfusionMatrix: class \(number) of \(counts.count) classes")
    }
  }
}
