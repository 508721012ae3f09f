import Foundation
import Tensors
import Testing

@Suite("Log-sum-exp: ln Σ exp(x), without overflow")
struct LogSumExpTests {
  @Test("n equal numbers x give x + ln n", arguments: [-1000, -1, 0, 1, 1000] as [Scalar])
  func equalNumbers(x: Scalar) {
    for n in [1, 2, 3, 10, 1000] {
      let found = Tensor(repeating: x, shape: [n]).logSumExp()
      #expect(agrees(found, with: x + Foundation.log(Scalar(n)), ulps: 8))
    }
  }

  @Test("ordinary numbers: the logarithm of the sum of the powers")
  func definition() {
    let x = Tensor([[0.5, -1, 2], [3, 0, -2]])
    let powers = exp(x)
    #expect(agrees(x.logSumExp(), with: Foundation.log(powers.sum())))
    #expect(agrees(x.logSumExpOfColumns(), with: log(powers.sumOfColumns())))
    #expect(agrees(x.logSumExpOfRows(), with: log(powers.sumOfRows())))
  }

  @Test("±1000 side by side: the larger one wins")
  func extremes() {
    let x = Tensor([[1000, -1000], [-1000, -2000]])
    #expect(x.logSumExp() == 1000)
    #expect(x.logSumExpOfColumns() == Tensor([1000, -1000]))
    #expect(x.logSumExpOfRows() == Tensor([1000, -1000]))
  }

  @Test("infinities and NaN")
  func specialNumbers() {
    let x = Tensor([
      [-.infinity, -.infinity], [.infinity, 1], [.infinity, -.infinity], [0, -.infinity],
      [.nan, 1], [.infinity, .nan], [.nan, -.infinity],
    ])
    let y = x.logSumExpOfColumns()
    #expect(Array(y.scalars.prefix(4)) == [-.infinity, .infinity, .infinity, 0])
    #expect(y.scalars.suffix(3).allSatisfy { $0.isNaN })
    #expect(x.transposed.tensor.logSumExpOfRows().scalars.prefix(4) == y.scalars.prefix(4))
    #expect(x.logSumExp().isNaN)
  }

  @Test("a shift of all numbers shifts the result", arguments: [-1000, -3, 0.5, 1000] as [Scalar])
  func shift(c: Scalar) {
    var generator = SeededGenerator(seed: 8)
    let x = Tensor.normal([5, 7], using: &generator)
    let error = (x + c).logSumExpOfColumns() - (x.logSumExpOfColumns() + c)
    #expect(error.map { abs($0) }.max() <= 8 * Scalar.ulpOfOne * Swift.max(abs(c), 1))
  }

  @Test("rows are the columns of the transposed matrix, in any rank")
  func rows() {
    var generator = SeededGenerator(seed: 9)
    let x = Tensor.normal([6, 5], using: &generator)
    #expect(x.logSumExpOfRows() == x.transposed.tensor.logSumExpOfColumns())
    #expect(x.reshaped([2, 3, 5]).logSumExpOfRows() == x.logSumExpOfRows())
    #expect(
      x.reshaped([2, 3, 5]).logSumExpOfColumns() == x.logSumExpOfColumns().reshaped([2, 3]))
  }

  @Test("every width of row, by the definition", arguments: SoftmaxOfColumnsTests.widths)
  func widths(width: Int) {
    var generator = SeededGenerator(seed: 10)
    let x = Tensor.normal([3, width], using: &generator)
    let y = x.logSumExpOfColumns()
    for row in 0..<3 {
      let sum = (0..<width).reduce(0) { $0 + Foundation.exp(Double(x[row, $1])) }
      // Near 0 the error is one of the sum, not of its logarithm.
      #expect(abs(Double(y[row]) - Foundation.log(sum)) <= 16 * Double(Scalar.ulpOfOne))
      #expect(x.rows(row..<(row + 1)).logSumExp() == y[row])
    }
  }

  @Test("nothing gives −∞, the logarithm of the empty sum")
  func empty() {
    #expect(Tensor.empty.logSumExp() == -.infinity)
    #expect(Tensor.zeros([2, 0]).logSumExpOfColumns() == Tensor([-.infinity, -.infinity]))
    #expect(Tensor.zeros([0, 2]).logSumExpOfRows() == Tensor([-.infinity, -.infinity]))
    #expect(Tensor.zeros([0, 2]).logSumExpOfColumns() == Tensor.empty)
    #expect(Tensor.zeros([2, 0]).logSumExpOfRows() == Tensor.empty)
  }

  @Test("a million numbers are added up as carefully as in sum")
  func manyNumbers() {
    let count = 1 << 20
    // One number ahead, so that the others add a power that is not exact.
    let x = Tensor([1] + [Scalar](repeating: 0, count: count))
    let sum = 1 + Foundation.exp(-1) * Double(count)
    #expect(agrees(x.logSumExp(), with: Scalar(1 + Foundation.log(sum))))
  }
}
