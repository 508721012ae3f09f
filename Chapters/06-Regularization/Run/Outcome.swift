import Backpropagation
import Datasets
import Learning
import LogisticRegression
import Tensors

/// What a training left behind.
struct Outcome {
  /// The mean loss of the batches of each epoch, with the penalty, if there is one.
  var trainLosses: [Scalar] = []
  /// The loss of the test digits after each epoch.
  var testLosses: [Scalar] = []
  /// The share of test digits recognised after each epoch.
  var testAccuracies: [Scalar] = []
  /// The share of test digits recognised by the network that was kept.
  var testAccuracy: Scalar = 0
  /// The share of the training labels that it repeats.
  var labelsRepeated: Scalar = 0
  /// The share of the wrong labels among them that it repeats.
  var wrongLabelsRepeated: Scalar = 0
  /// The epoch in which it was as it is.
  var epoch = 0

  /// Takes note of an epoch.
  mutating func endEpoch(_ network: DigitNetwork, trainLoss: Scalar, test: LabelledExamples) {
    let logits = network.logits(test.inputs)
    trainLosses.append(trainLoss)
    testLosses.append(softmaxCrossEntropy(logits, test.labels).loss)
    testAccuracies.append(accuracy(of: logits.argmaxOfColumns(), labels: test.labels))
    epoch += 1
  }

  /// Measures the network that was kept.
  mutating func end(_ network: DigitNetwork, on digits: NoisyDigits) {
    let guesses = network.logits(digits.training.inputs).argmaxOfColumns()
    let labels = digits.training.labels
    let wrong = labels.indices.filter { digits.isWrong[$0] }
    labelsRepeated = accuracy(of: guesses, labels: labels)
    wrongLabelsRepeated = accuracy(of: wrong.map { guesses[$0] }, labels: wrong.map { labels[$0] })
    let logits = network.logits(digits.test.inputs)
    testAccuracy = accuracy(of: logits.argmaxOfColumns(), labels: digits.test.labels)
  }

  /// The test accuracies of so many epochs: after the end, what was kept stays as it is.
  func testAccuracies(through epochs: Int) -> [Scalar] {
    testAccuracies + Array(repeating: testAccuracy, count: max(0, epochs - testAccuracies.count))
  }
}
