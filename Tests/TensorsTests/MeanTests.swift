import Tensors
import Testing

@Suite("Means: a sum divided by the number of terms")
struct MeanTests {
  @Test("worked by hand")
  func byHand() {
    let x = Tensor([[1, 2, 6], [5, 4, 0]])
    #expect(x.mean() == 3)
    #expect(x.meanOfRows() == Tensor([3, 3, 3]))
    #expect(x.meanOfColumns() == Tensor([3, 3]))
  }

  @Test("all but the last axis count as rows")
  func anyRank() {
    let x = Tensor(shape: [2, 2, 2], scalars: [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(x.meanOfRows() == Tensor([4, 5]))
    #expect(x.meanOfColumns() == Tensor([[1.5, 3.5], [5.5, 7.5]]))
  }

  @Test("the mean of nothing is NaN, and of no columns there is none")
  func empty() {
    #expect(Tensor.empty.mean().isNaN)
    #expect(Tensor.zeros([0, 2]).meanOfRows().scalars.allSatisfy { $0.isNaN })
    #expect(Tensor.zeros([0, 2]).meanOfRows().shape == [2])
    #expect(Tensor.zeros([2, 0]).meanOfRows() == Tensor.empty)
    #expect(Tensor.zeros([2, 0]).meanOfColumns().scalars.allSatisfy { $0.isNaN })
    #expect(Tensor.zeros([0, 2]).meanOfColumns() == Tensor.empty)
  }

  @Test("a single number has no rows; the message names the mean")
  func misuse() async {
    let rows = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor(shape: [], scalars: [1]).meanOfRows() }
    expectMessage(of: rows, naming: "meanOfRows", "[]")
    let columns = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor(shape: [], scalars: [1]).meanOfColumns() }
    expectMessage(of: columns, naming: "meanOfColumns", "[]")
  }
}
