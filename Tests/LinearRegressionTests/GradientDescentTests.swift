import LinearRegression
import Tensors
import Testing

@Suite("Gradient descent: θ ← θ − η · ∂L/∂θ")
struct GradientDescentTests {
  @Test("one step by hand, for lengths around a register", arguments: [1, 2, 7, 8, 9, 16, 17, 33])
  func step(count: Int) {
    var parameters = Tensor((0..<count).map { Scalar($0) })
    let gradient = Tensor((0..<count).map { Scalar(2 * $0 - 5) })
    parameters.update(along: gradient, by: GradientDescent(rate: 0.5))
    #expect(parameters == Tensor(repeating: 2.5, shape: [count]))
  }

  @Test("on θ² every step shrinks θ by 1 − 2η", arguments: [0.1, 0.25, 0.9])
  func parabola(rate: Double) {
    var parameter = Tensor([1])
    var expected: Scalar = 1
    for _ in 0..<10 {
      parameter.update(along: 2 * parameter, by: GradientDescent(rate: Scalar(rate)))
      expected *= 1 - 2 * Scalar(rate)
      #expect(abs(parameter[0] - expected) < 16 * .ulpOfOne)
    }
  }
}
