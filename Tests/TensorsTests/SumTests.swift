import Tensors
import Testing

@Suite("Sums: total, of rows, of columns")
struct SumTests {
  let x = Tensor([[1, 2, 3], [4, 5, 6]])

  @Test("worked by hand")
  func byHand() {
    #expect(x.sum() == 21)
    #expect(x.sumOfRows() == Tensor([5, 7, 9]))
    #expect(x.sumOfColumns() == Tensor([6, 15]))
  }

  @Test("whole numbers add up exactly for every length")
  func everyLength() {
    for length in Array(0...40) + [255, 256, 257, 511, 513, 1000, 4097] {
      #expect(
        Tensor((0..<length).map { Scalar($0 + 1) }).sum() == Scalar(length * (length + 1) / 2))
    }
  }

  @Test("all but the last axis count as rows")
  func anyRank() {
    let y = Tensor(shape: [2, 2, 3], scalars: (1...12).map { Scalar($0) })
    #expect(y.sumOfRows() == Tensor([22, 26, 30]))
    #expect(y.sumOfColumns() == Tensor([[6, 15], [24, 33]]))
    #expect(Tensor([1, 2, 3]).sumOfRows() == Tensor([1, 2, 3]))
    #expect(Tensor([1, 2, 3]).sumOfColumns() == Tensor(shape: [], scalars: [6]))
    #expect(Tensor(shape: [], scalars: [5]).sum() == 5)
  }

  @Test("empty sums are 0")
  func empty() {
    #expect(Tensor.empty.sum() == 0)
    #expect(Tensor.zeros([0, 3]).sumOfRows() == Tensor([0, 0, 0]))
    #expect(Tensor.zeros([3, 0]).sumOfRows() == Tensor.empty)
    #expect(Tensor.zeros([3, 0]).sumOfColumns() == Tensor([0, 0, 0]))
    #expect(Tensor.zeros([0, 3]).sumOfColumns() == Tensor.empty)
  }

  @Test(
    "the row sums and the column sums have the same total", arguments: [1, 63, 64, 65, 129, 300])
  func totals(rows: Int) {
    let y = wholeNumbers([rows, 7], seed: 11)
    #expect(y.sumOfRows().sum() == y.sum())
    #expect(y.sumOfColumns().sum() == y.sum())
    #expect(y.sumOfRows() == y.transposed.tensor.sumOfColumns())
  }

  @Test("NaN and infinity pass through", arguments: [0, 5, 8, 299])
  func specialNumbers(place: Int) {
    var y = Tensor.zeros([300])
    y[place] = .infinity
    #expect(y.sum() == .infinity)
    #expect(y.reshaped([100, 3]).sumOfRows()[place % 3] == .infinity)
    y[(place + 1) % 300] = -.infinity
    #expect(y.sum().isNaN)
    y[place] = .nan
    #expect(y.sum().isNaN)
    #expect(y.reshaped([100, 3]).sumOfColumns()[place / 3].isNaN)
  }

  @Test("a single number has no rows")
  func misuse() async {
    let rows = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor(shape: [], scalars: [1]).sumOfRows() }
    expectMessage(of: rows, naming: "sumOfRows", "[]")
    let columns = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor(shape: [], scalars: [1]).sumOfColumns() }
    expectMessage(of: columns, naming: "sumOfColumns", "[]")
  }
}
