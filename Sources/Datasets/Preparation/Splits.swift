import Tensors

extension LabelledExamples {
  /// Splits at a position: the examples before it for training, the rest for testing.
  ///
  /// - Parameters:
  ///   - position: The number of training examples, 0 to `count`.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: Both parts, in the original order.
  public func split(
    at position: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> (training: LabelledExamples, test: LabelledExamples) {
    guard position >= 0, position <= count else {
      mistake("split: at \(position) of \(count) examples", file: file, line: line)
    }
    return (selecting(0..<position), selecting(position..<count))
  }

  /// Splits at random so that every class has its share of both parts.
  ///
  /// Every example goes into exactly one part. Of the n examples of a class, fraction · n are for
  /// testing, give or take less than one; of all N, fraction · N rounded.
  ///
  /// - Parameters:
  ///   - fraction: The share of test examples, 0 to 1.
  ///   - generator: The source of randomness.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: Both parts, in the original order.
  public func stratifiedSplit(
    test fraction: Double, using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> (training: LabelledExamples, test: LabelledExamples) {
    guard fraction >= 0, fraction <= 1 else {
      mistake(
        "stratifiedSplit: a test part of \(fraction); expected 0 to 1", file: file, line: line)
    }
    var isTest = [Bool](repeating: false, count: count)
    // Rounding the running total instead of each class lets no errors pile up.
    var seen = 0
    for label in 0..<classCount {
      let members = labels.indices.filter { labels[$0] == label }
      let before = (fraction * Double(seen)).rounded()
      seen += members.count
      let testCount = Int((fraction * Double(seen)).rounded() - before)
      let order = randomPermutation(of: members.count, using: &generator)
      for position in order.prefix(testCount) { isTest[members[position]] = true }
    }
    return (
      selecting(labels.indices.filter { !isTest[$0] }),
      selecting(labels.indices.filter { isTest[$0] })
    )
  }
}
