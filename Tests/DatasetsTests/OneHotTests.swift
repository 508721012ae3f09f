import Datasets
import Tensors
import Testing

@Suite("One-hot: row n is 1 in column labels[n]")
struct OneHotTests {
  @Test("three labels are the rows written by hand")
  func byHand() {
    #expect(
      Tensor.oneHot([2, 0, 2], classCount: 4)
        == Tensor([[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0]]))
    #expect(Tensor.oneHot([], classCount: 3).shape == [0, 3])
  }

  @Test("the largest of every row is the label")
  func inverse() {
    let labels = Digits.all().labels
    #expect(Tensor.oneHot(labels, classCount: 10).argmaxOfColumns() == labels)
  }

  @Test("a negative label stops the program")
  func negative() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor.oneHot([0, -1], classCount: 2)
    }
    expect(result, says: "oneHot: label -1 of example 1; expected 0 ..< 2")
  }
}
