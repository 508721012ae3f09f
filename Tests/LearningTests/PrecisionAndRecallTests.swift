import Learning
import Tensors
import Testing

@Suite("Precision, recall and F₁")
struct PrecisionAndRecallTests {
  /// 3 true positives, 1 false positive, 2 false negatives, 4 true negatives.
  let matrix = ConfusionMatrix(
    guesses: [1, 1, 1, 1, 0, 0, 0, 0, 0, 0], labels: [1, 1, 1, 0, 1, 1, 0, 0, 0, 0],
    classCount: 2)

  @Test("they are the shares worked by hand")
  func byHand() {
    #expect(matrix.precision(of: 1) == 0.75)
    #expect(matrix.recall(of: 1) == 0.6)
    #expect(matrix.f1(of: 1) == 6 / Scalar(9))
  }

  @Test("class 0 has its own: the roles of the two kinds of error change")
  func otherClass() {
    #expect(matrix.precision(of: 0) == 4 / Scalar(6))
    #expect(matrix.recall(of: 0) == 0.8)
    #expect(matrix.f1(of: 0) == 8 / Scalar(11))
  }

  @Test("F₁ is the harmonic mean of precision and recall", arguments: 0...1)
  func harmonicMean(number: Int) {
    let (precision, recall) = (matrix.precision(of: number), matrix.recall(of: number))
    let mean = 2 / (1 / precision + 1 / recall)
    #expect(abs(matrix.f1(of: number) - mean) <= 2 * .ulpOfOne)
  }

  @Test("the examples of all classes are those of the matrix: recall weighted by them is accuracy")
  func weightedRecall() {
    let matrix = ConfusionMatrix(
      guesses: [0, 1, 1, 2, 0, 2], labels: [0, 1, 2, 2, 1, 2], classCount: 3)
    let right = (0..<3).map { matrix.recall(of: $0) * Scalar(matrix.counts[$0].reduce(0, +)) }
    #expect(abs(right.reduce(0, +) / 6 - matrix.accuracy) <= .ulpOfOne)
  }

  @Test("0 ÷ 0 is NaN, but F₁ of a class that was never guessed is 0")
  func ofNothing() {
    let neverGuessed = ConfusionMatrix(guesses: [0, 0], labels: [0, 1], classCount: 3)
    #expect(neverGuessed.precision(of: 1).isNaN)
    #expect(neverGuessed.recall(of: 1) == 0)
    #expect(neverGuessed.f1(of: 1) == 0)
    #expect(neverGuessed.recall(of: 2).isNaN)
    #expect(neverGuessed.f1(of: 2).isNaN)
    let neverThere = ConfusionMatrix(guesses: [1], labels: [0], classCount: 2)
    #expect(neverThere.precision(of: 1) == 0)
    #expect(neverThere.recall(of: 1).isNaN)
    #expect(neverThere.f1(of: 1) == 0)
  }

  @Test("a class outside the matrix stops the program and is named")
  func outside() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ConfusionMatrix(guesses: [], labels: [], classCount: 2).recall(of: 2)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("class 2 of 2 classes"))
  }
}
