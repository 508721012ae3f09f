import Datasets
import Tensors

/// Few digits, some of them wrongly labelled, and many honest ones to test on.
struct NoisyDigits {
  /// The training data, labels as given.
  let training: LabelledExamples
  /// Which training examples carry a label that is not the truth.
  let isWrong: [Bool]
  /// The test data: all other digits, with their true labels.
  let test: LabelledExamples

  /// Draws a dataset: digits class by class, then labels at random for a share of them.
  ///
  /// - Parameters:
  ///   - count: The number of training examples.
  ///   - noise: The share of them whose label is drawn anew among all ten classes.
  ///   - generator: The source of randomness.
  init(count: Int, noise: Double, using generator: inout SeededGenerator) {
    let digits = Digits.all()
    let share = Double(count) / Double(digits.count)
    let (rest, drawn) = digits.stratifiedSplit(test: share, using: &generator)
    let shuffled = drawn.selecting(randomPermutation(of: drawn.count, using: &generator))
    training = shuffled.withRandomLabels(share: noise, using: &generator)
    isWrong = zip(shuffled.labels, training.labels).map { $0 != $1 }
    test = rest
  }
}

extension LabelledExamples {
  /// The same examples, a share of them with a label drawn at random; one in ten of those is right.
  fileprivate func withRandomLabels(
    share: Double, using generator: inout SeededGenerator
  ) -> LabelledExamples {
    var labels = labels
    let victims = randomPermutation(of: count, using: &generator)
      .prefix(Int((share * Double(count)).rounded()))
    for victim in victims { labels[victim] = Int.random(in: 0..<classCount, using: &generator) }
    return LabelledExamples(
      inputs: inputs, labels: labels, classCount: classCount, imageShape: imageShape)
  }
}
