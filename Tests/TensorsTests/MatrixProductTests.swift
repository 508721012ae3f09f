import Tensors
import Testing

/// Which factors reach the product as transposed views.
enum Layout: CaseIterable {
  case plain
  case leftTransposed
  case rightTransposed
  case bothTransposed

  /// The product x · w, with the factors handed over in this layout.
  func product(_ x: Tensor, _ w: Tensor) -> Tensor {
    switch self {
    case .plain: x.matmul(w)
    case .leftTransposed: x.transposed.tensor.transposed.matmul(w)
    case .rightTransposed: x.matmul(w.transposed.tensor.transposed)
    case .bothTransposed: x.transposed.tensor.transposed.matmul(w.transposed.tensor.transposed)
    }
  }
}

@Suite("Matrix product: yᵢⱼ = Σₚ xᵢₚ · wₚⱼ")
struct MatrixProductTests {
  /// The kernel's panels are 3 vectors wide, and it adds up to 2,048 terms in one go.
  static let lanes = Vector.scalarCount

  static let rowCounts = [0, 1, 2, 3, 4, 5, 7, 8, 9, 13, 19]
  static let depths = [0, 1, 2, 3, 7, 31, 130]
  static let largeDepths = [2_047, 2_048, 2_049, 4_099]
  static let columnCounts =
    [0, 1, 2, lanes - 1, lanes, lanes + 1, 2 * lanes, 2 * lanes + 1]
    + [3 * lanes - 1, 3 * lanes, 3 * lanes + 1, 7 * lanes - 1]

  @Test("worked by hand", arguments: Layout.allCases)
  func byHand(layout: Layout) {
    let x = Tensor([[1, 2], [3, 4], [5, 6]])
    let w = Tensor([[1, 0, -1, 2], [3, -2, 1, 0]])
    let expected = Tensor([[7, -4, 1, 2], [15, -8, 1, 6], [23, -12, 1, 10]])
    #expect(layout.product(x, w) == expected)
    #expect(x.matmulByDefinition(w) == expected)
  }

  @Test("whole numbers give the defined product exactly", arguments: depths, Layout.allCases)
  func everySize(depth: Int, layout: Layout) {
    for rows in Self.rowCounts {
      let x = wholeNumbers([rows, depth], seed: 51)
      for columns in Self.columnCounts {
        let w = wholeNumbers([depth, columns], seed: 52)
        #expect(layout.product(x, w) == x.matmulByDefinition(w), "\(x.shape) · \(w.shape)")
      }
    }
  }

  @Test("so many terms that they are added in parts", arguments: largeDepths, Layout.allCases)
  func parts(depth: Int, layout: Layout) {
    for rows in [1, 3, 9, 75] {
      let x = wholeNumbers([rows, depth], seed: 63)
      for columns in [1, 2, Self.lanes - 1, 3 * Self.lanes, 3 * Self.lanes + 1] {
        let w = wholeNumbers([depth, columns], seed: 64)
        #expect(layout.product(x, w) == x.matmulByDefinition(w), "\(x.shape) · \(w.shape)")
      }
    }
  }

  @Test(
    "sizes around the number of rows from which panels are copied, and many panels",
    arguments: [(71, 5, 49), (72, 5, 50), (73, 17, 51), (95, 2, 97), (97, 3, 10), (193, 6, 48)],
    Layout.allCases)
  func panels(size: (n: Int, k: Int, m: Int), layout: Layout) {
    for columns in [size.m, 48 * Self.lanes - 1, 48 * Self.lanes + size.m] {
      let x = wholeNumbers([size.n, size.k], seed: 59)
      let w = wholeNumbers([size.k, columns], seed: 60)
      #expect(layout.product(x, w) == x.matmulByDefinition(w), "\(x.shape) · \(w.shape)")
    }
  }

  @Test("matrix times vector, vector times matrix, outer product", arguments: Layout.allCases)
  func thin(layout: Layout) {
    for long in [1, 2, 3, 4, 5, Self.lanes, Self.lanes + 1, 97, 2_003] {
      for size in [(long, 31, 1), (1, 31, long), (long, 1, 31), (31, 1, long), (1, long, 1)] {
        let x = wholeNumbers([size.0, size.1], seed: 61)
        let w = wholeNumbers([size.1, size.2], seed: 62)
        #expect(layout.product(x, w) == x.matmulByDefinition(w), "\(x.shape) · \(w.shape)")
      }
    }
  }

  @Test(
    "the rounding error is that of a sum of products", arguments: depths + largeDepths,
    Layout.allCases)
  func rounding(depth: Int, layout: Layout) {
    var generator = SeededGenerator(seed: 53)
    let x = Tensor.normal([11, depth], using: &generator)
    let w = Tensor.normal([depth, 3 * Self.lanes + 2], using: &generator)
    let error = layout.product(x, w) - x.matmulByDefinition(w)
    let size = x.map { abs($0) }.matmulByDefinition(w.map { abs($0) })
    let bound = size * (Scalar(depth + 1) * Scalar.ulpOfOne)
    #expect(zip(error.scalars, bound.scalars).allSatisfy { abs($0) <= $1 })
  }

  @Test("the transposed product is the product of the transposed factors in reverse")
  func transposition() {
    let (x, w) = (wholeNumbers([5, 7], seed: 54), wholeNumbers([7, 3], seed: 55))
    #expect(x.matmul(w).transposed.tensor == w.transposed.matmul(x.transposed))
  }

  @Test("the identity changes nothing")
  func identity() {
    let x = wholeNumbers([9, 17], seed: 56)
    var one = Tensor.zeros([17, 17])
    for i in 0..<17 { one[i, i] = 1 }
    #expect(x.matmul(one) == x)
    #expect(x.matmul(one.transposed) == x)
  }

  @Test("a sum without terms is 0", arguments: Layout.allCases)
  func noDepth(layout: Layout) {
    #expect(layout.product(.zeros([3, 0]), .zeros([0, 5])) == Tensor.zeros([3, 5]))
  }

  @Test("a NaN spoils its row or column and nothing else", arguments: Layout.allCases)
  func nan(layout: Layout) {
    let (n, k, m) = (11, 5, 3 * Self.lanes + 1)
    var x = wholeNumbers([n, k], seed: 57)
    x[9, 4] = .nan
    let rowSpoiled = layout.product(x, wholeNumbers([k, m], seed: 58))
    for i in 0..<n { #expect((0..<m).allSatisfy { rowSpoiled[i, $0].isNaN == (i == 9) }) }
    var w = wholeNumbers([k, m], seed: 58)
    w[2, m - 1] = .nan
    let columnSpoiled = layout.product(wholeNumbers([n, k], seed: 57), w)
    for j in 0..<m { #expect((0..<n).allSatisfy { columnSpoiled[$0, j].isNaN == (j == m - 1) }) }
  }

  @Test("infinity times 0 is NaN, times a number infinite", arguments: Layout.allCases)
  func infinity(layout: Layout) {
    let y = layout.product(Tensor([[.infinity, 1]]), Tensor([[0, 2, -2], [1, 1, 1]]))
    #expect(y[0, 0].isNaN)
    #expect(y[0, 1] == .infinity && y[0, 2] == -.infinity)
  }

  @Test(
    "factors that do not fit stop the program and both shapes are named",
    arguments: [
      [[2, 3], [2, 3]], [[3], [3, 2]], [[2, 3], [3]], [[2, 3, 4], [4, 2]], [[], []],
    ])
  func misuse(shapes: [[Int]]) async {
    let fast = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shapes] in _ = Tensor.zeros(shapes[0]).matmul(.zeros(shapes[1])) }
    expectMessage(
      of: fast, naming: "TensorsTests/MatrixProductTests.swift",
      "matmul: shapes \(shapes[0]) and \(shapes[1])")
    let plain = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [shapes] in _ = Tensor.zeros(shapes[0]).matmulByDefinition(.zeros(shapes[1])) }
    expectMessage(
      of: plain, naming: "TensorsTests/MatrixProductTests.swift",
      "matmulByDefinition: shapes \(shapes[0]) and \(shapes[1])")
  }

  @Test("a view is named by its own shape, not that of the matrix under it")
  func misuseOfViews() async {
    let left = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([2, 3]).transposed.matmul(.zeros([3, 4])) }
    expectMessage(of: left, naming: "matmul: shapes [3, 2] and [3, 4]")
    let right = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([2, 3]).matmul(Tensor.zeros([3, 4]).transposed) }
    expectMessage(of: right, naming: "matmul: shapes [2, 3] and [4, 3]")
    let both = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([2, 3]).transposed.matmul(Tensor.zeros([3, 4]).transposed) }
    expectMessage(of: both, naming: "matmul: shapes [3, 2] and [4, 3]")
  }
}
