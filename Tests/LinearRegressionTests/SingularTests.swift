import LinearRegression
import Tensors
import Testing

@Suite("Data that do not determine a linear model are refused with the reason")
struct SingularTests {
  /// Eight rows of three columns that have nothing to do with each other.
  private func columns() -> (a: Tensor, b: Tensor, c: Tensor, y: Tensor) {
    var generator = SeededGenerator(seed: 6)
    func column() -> Tensor { .uniform([8, 1], from: 1, to: 9, using: &generator) }
    return (column(), column(), column(), column())
  }

  private func fit(_ columns: [Tensor], _ y: Tensor, ridge: Scalar = 0) throws -> LinearModel {
    try LinearModel(leastSquares: .concatenating(columns, along: 1), y, ridge: ridge)
  }

  @Test("the column that is a combination of others is named, and they are")
  func combination() {
    let (a, b, c, y) = columns()
    #expect(throws: NormalEquationError.dependentColumn(3, on: [0, 2])) {
      try fit([a, b, c, 2 * a - 3 * c + 5], y)
    }
    #expect(throws: NormalEquationError.dependentColumn(1, on: [0])) {
      try fit([a, 25.4 * a, b, c], y)
    }
  }

  @Test("units do not matter: columns of nanometres and light years that differ are no combination")
  func units() throws {
    let (a, b, c, y) = columns()
    let model = try fit([a, b, c], y)
    let scaled = try fit([1e-6 * a, 1e6 * b, c], y)
    let weight = model.weights[0, 0] * 1e6
    #expect(abs(scaled.weights[0, 0] - weight) < 1e5 * .ulpOfOne * abs(weight))
  }

  @Test("a constant column is named")
  func constant() {
    let (a, b, _, y) = columns()
    #expect(throws: NormalEquationError.constantColumn(1)) {
      try fit([a, Tensor(repeating: 0.1, shape: [8, 1]), b], y)
    }
  }

  @Test("as many columns as rows are too many", arguments: [0, 1, 3])
  func rows(count: Int) {
    let x = Tensor.zeros([count, 3])
    #expect(throws: NormalEquationError.tooFewRows(expected: 4, found: count)) {
      try LinearModel(leastSquares: x, .zeros([count, 1]))
    }
  }

  @Test("a NaN, an infinity and a square that overflows are told from a combination")
  func notFinite() {
    let (a, b, _, y) = columns()
    for number in [Scalar.nan, .infinity, .greatestFiniteMagnitude] {
      var a = a
      a[3, 0] = number
      #expect(throws: NormalEquationError.notFinite) { try fit([a, b], y) }
    }
  }

  @Test("with a ridge there is one solution in every case, and equal columns share the weight")
  func ridge() throws {
    let (a, _, _, y) = columns()
    let model = try fit([a, a, Tensor(repeating: 7, shape: [8, 1])], y, ridge: 0.1)
    #expect(abs(model.weights[0, 0] - model.weights[1, 0]) < 1e3 * .ulpOfOne)
    #expect(model.weights[2, 0] == 0)
    let one = try LinearModel(leastSquares: Tensor([[1, 2]]), Tensor([[5]]), ridge: 1)
    #expect(one.weights == .zeros([2, 1]))
    #expect(one.bias == Tensor([5]))
  }

  @Test("the messages are one line and carry the numbers")
  func messages() {
    let messages = [
      NormalEquationError.tooFewRows(expected: 4, found: 2), .constantColumn(1),
      .dependentColumn(3, on: [0, 2]), .dependentColumn(1, on: [0]), .notFinite,
    ].map(\.description)
    #expect(
      messages == [
        "too few rows: expected at least 4, found 2", "column 1 is constant, as the bias is",
        "column 3 is a combination of columns 0, 2", "column 1 is a combination of column 0",
        "the numbers are not finite, or too large to be squared",
      ])
  }

  @Test("targets for another number of rows stop the program and are named")
  func shapes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = try LinearModel(leastSquares: .zeros([5, 2]), .zeros([4, 1]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("inputs of shape [5, 2], targets of shape [4, 1]"))
  }
}
