import GradientChecking
import LinearRegression
import Tensors
import Testing

private let tolerance: Scalar = Scalar.self == Double.self ? 1e-11 : 1e-3

@Suite("Normal equation: XᵀX · θ = Xᵀy")
struct NormalEquationTests {
  /// Random inputs [N, 4] and targets [N, 2].
  private func data(_ count: Int) -> (x: Tensor, y: Tensor) {
    var generator = SeededGenerator(seed: 5)
    return (
      .normal([count, 4], using: &generator), .normal([count, 2], using: &generator) + 3
    )
  }

  @Test("a line through four points, worked by hand")
  func byHand() throws {
    // Means 1.5 and 4; Σ x̃² = 5, Σ x̃ỹ = 10: slope 2, bias 4 − 3 = 1.
    let x = Tensor([[0], [1], [2], [3]])
    let y = Tensor([[2], [2], [4], [8]])
    let model = try LinearModel(leastSquares: x, y)
    #expect(model.weights == Tensor([[2]]))
    #expect(model.bias == Tensor([1]))
    #expect(model.lossAndGradient(x, y).loss == 1)
  }

  @Test("what a linear model made is found again")
  func recovery() throws {
    let (x, _) = data(9)
    let truth = LinearModel(
      weights: Tensor([[1, 2], [3, 4], [5, 6], [7, 8]]), bias: Tensor([-1, 1]))
    let model = try LinearModel(leastSquares: x, truth.forward(x).y)
    #expect((model.weights - truth.weights).norm < tolerance)
    #expect((model.bias - truth.bias).norm < tolerance)
  }

  @Test(
    "the form with means taken out equals the one with a column of ones", arguments: [5, 8, 50])
  func definition(count: Int) throws {
    let (x, y) = data(count)
    let theta = try normalEquationByDefinition(x, y)
    let model = try LinearModel(leastSquares: x, y)
    #expect((theta.rows(1..<5) - model.weights).norm < 1e3 * tolerance)
    #expect((theta.rows(0..<1).reshaped([2]) - model.bias).norm < 1e3 * tolerance)
  }

  @Test("the solution is where the gradient vanishes, and central differences agree")
  func stationary() throws {
    let (x, y) = data(20)
    let model = try LinearModel(leastSquares: x, y)
    let gradient = model.lossAndGradient(x, y).gradient
    #expect(gradient.weights.norm < tolerance)
    #expect(gradient.bias.norm < tolerance)
    let slope = NumericalGradient(at: model.weights) {
      LinearModel(weights: $0, bias: model.bias).lossAndGradient(x, y).loss
    }
    #expect(slope.values.norm < (Scalar.self == Double.self ? 1e-9 : 1e-3))
  }

  @Test("with a ridge, the gradient of L + λ‖W‖² vanishes", arguments: [0.1, 1, 10])
  func ridge(lambda: Double) throws {
    let (x, y) = data(20)
    let model = try LinearModel(leastSquares: x, y, ridge: Scalar(lambda))
    let gradient = model.lossAndGradient(x, y).gradient
    #expect((gradient.weights + 2 * Scalar(lambda) * model.weights).norm < tolerance)
    #expect(gradient.bias.norm < tolerance)
  }

  @Test("a ridge leaves the bias free: targets moved by 1,000 move the bias alone")
  func freeBias() throws {
    let (x, y) = data(20)
    let model = try LinearModel(leastSquares: x, y, ridge: 1)
    let moved = try LinearModel(leastSquares: x, y + 1000, ridge: 1)
    #expect((moved.weights - model.weights).norm < 1e3 * tolerance)
    #expect((moved.bias - model.bias - 1000).norm < 1e3 * tolerance)
  }

  @Test("a larger ridge gives smaller weights, down to none")
  func shrinking() throws {
    let (x, y) = data(20)
    let norms = try [0, 0.1, 1, 1e9].map {
      try LinearModel(leastSquares: x, y, ridge: $0).weights.norm
    }
    #expect(norms[0] > norms[1] && norms[1] > norms[2] && norms[3] < 1e-6)
  }

  @Test("a column of years near 2000 costs no digits")
  func offset() throws {
    let years = Tensor((0..<20).map { [2000 + Scalar($0) / 16] })
    let y = 3 * years - 5990
    let model = try LinearModel(leastSquares: years, y)
    #expect(abs(model.weights[0, 0] - 3) < 1e2 * .ulpOfOne)
    #expect((model.forward(years).y - y).norm < 1e5 * .ulpOfOne)
  }
}
