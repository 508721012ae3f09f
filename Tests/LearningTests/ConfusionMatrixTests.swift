import Learning
import Tensors
import Testing

@Suite("ConfusionMatrix and accuracy")
struct ConfusionMatrixTests {
  let guesses = [0, 1, 1, 2, 0, 2]
  let labels = [0, 1, 2, 2, 1, 2]

  @Test("rows are the truth, columns the guesses")
  func counts() {
    let matrix = ConfusionMatrix(guesses: guesses, labels: labels, classCount: 3)
    #expect(matrix.counts == [[1, 0, 0], [1, 1, 0], [0, 1, 2]])
    #expect(matrix.total == 6)
    #expect(matrix.correct == 4)
    #expect(matrix.accuracy == accuracy(of: guesses, labels: labels))
    #expect(matrix.accuracy == 4 / Scalar(6))
  }

  @Test("without examples there is no accuracy")
  func empty() {
    #expect(ConfusionMatrix(guesses: [], labels: [], classCount: 2).accuracy.isNaN)
    #expect(accuracy(of: [], labels: []).isNaN)
  }

  @Test("a class outside the range stops the program and is named")
  func outside() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ConfusionMatrix(guesses: [3], labels: [0], classCount: 3)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("guess 3 and label 0 of 3 classes"))
  }
}
