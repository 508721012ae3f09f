import Foundation
import Tensors
import Testing

@Suite("Softmax of rows: exp(x − max) / Σ exp(x − max)")
struct SoftmaxOfColumnsTests {
  static let lanes = Vector.scalarCount
  static let widths =
    [1, 2, 3, 7, 10, 31, 37, 64, 101, 1000, 4099] + [lanes - 1, lanes, lanes + 1, 4 * lanes + 1]
    + [32 * lanes - 1, 32 * lanes, 32 * lanes + 1]

  /// The definition, a number at a time; what is subtracted once is exact from there on.
  func plain(_ x: Tensor, row: Int) -> Tensor {
    let row = (0..<x.shape[1]).map { x[row, $0] }
    let powers = row.map { Foundation.exp(Double($0 - (row.max() ?? 0))) }
    return Tensor(powers.map { [sum = powers.reduce(0, +)] in Scalar($0 / sum) })
  }

  @Test("agrees with the definition for every width", arguments: widths)
  func definition(width: Int) {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([3, width], using: &generator) * 5
    let y = x.softmaxOfColumns()
    #expect(y.shape == x.shape)
    for row in 0..<3 {
      let found = y.rows(row..<(row + 1)).reshaped([-1])
      let isRight = agrees(found, with: plain(x, row: row), ulps: 6)
      #expect(isRight, "row \(row)")
    }
  }

  @Test("a row's softmax does not depend on the rows around it, of any rank", arguments: widths)
  func rows(width: Int) {
    var generator = SeededGenerator(seed: 4)
    let x = Tensor.normal([6, width], using: &generator)
    let y = x.softmaxOfColumns()
    for row in 0..<6 {
      #expect(x.rows(row..<(row + 1)).softmaxOfColumns() == y.rows(row..<(row + 1)))
    }
    #expect(x.reshaped([2, 3, width]).softmaxOfColumns().reshaped([6, width]) == y)
  }

  @Test("equal numbers have equal parts, however large")
  func equalNumbers() {
    for x in [-1000, 0, 1000] as [Scalar] {
      let y = Tensor(repeating: x, shape: [2, 8]).softmaxOfColumns()
      #expect(y == Tensor(repeating: 0.125, shape: [2, 8]))
    }
  }

  @Test("what is far below the largest is 0, −∞ among it")
  func extremes() {
    let y = Tensor([[1000, -1000, 0], [-.infinity, 3, -.infinity]]).softmaxOfColumns()
    #expect(y == Tensor([[1, 0, 0], [0, 1, 0]]))
  }

  @Test("a row with NaN or ∞ in it, or of −∞ only, has none; the other rows have theirs")
  func noSoftmax() {
    let x = Tensor([
      [1, .nan, 2], [.infinity, 1, 2], [-.infinity, -.infinity, -.infinity], [1, 1, 1],
    ])
    let y = x.softmaxOfColumns()
    #expect(y.rows(0..<3).scalars.allSatisfy { $0.isNaN })
    #expect(agrees(y.rows(3..<4), with: Tensor([[1, 1, 1]]) / 3))
  }

  @Test("nothing has none")
  func empty() {
    #expect(Tensor.zeros([0, 3]).softmaxOfColumns() == Tensor.zeros([0, 3]))
    #expect(Tensor.zeros([3, 0]).softmaxOfColumns() == Tensor.zeros([3, 0]))
  }

  @Test("a single number has no rows")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor(shape: [], scalars: [1]).softmaxOfColumns() }
    expectMessage(of: result, naming: "softmaxOfColumns", "[]")
  }
}
