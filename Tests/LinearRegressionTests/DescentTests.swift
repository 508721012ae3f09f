import LinearRegression
import Tensors
import Testing

@Suite("Descent: θₜ₊₁ = θₜ − η · ∂L/∂θ(θₜ)")
struct DescentTests {
  @Test("two steps worked by hand")
  func byHand() {
    // x = ±1, y = 1 + 2x: the gradient is 2(b − 1) and 2(w − 2), so each step halves the distance.
    let descent = Descent(
      from: LinearModel(theta: Tensor([0, 0])), x: Tensor([[-1], [1]]), y: Tensor([[-1], [3]]),
      rate: 0.25, epochs: 2)
    #expect(descent.path.map(\.bias) == [Tensor([0]), Tensor([0.5]), Tensor([0.75])])
    #expect(descent.path.map(\.weights) == [Tensor([[0]]), Tensor([[1]]), Tensor([[1.5]])])
    #expect(descent.losses == [5, 1.25, 0.3125])
    #expect(descent.model.bias == Tensor([0.75]))
  }

  @Test("no step leaves the start")
  func none() {
    let start = LinearModel(theta: Tensor([1, 2]))
    let descent = Descent(
      from: start, x: Tensor([[1]]), y: Tensor([[3]]), rate: 1, epochs: 0)
    #expect(descent.path.count == 1)
    #expect(descent.losses == [0])
  }

  @Test("below the largest stable rate no step goes up", arguments: [0.01, 0.5, 0.9, 0.99])
  func monotone(part: Double) {
    var generator = SeededGenerator(seed: 9)
    let line = NoisyLine(using: &generator)
    let rate = Scalar(part) * Curvature(ofInputs: line.x).largestStableRate
    let losses = Descent(
      from: LinearModel(theta: Tensor([0, 0])), x: line.x, y: line.y, rate: rate, epochs: 100
    ).losses
    for (before, after) in zip(losses, losses.dropFirst()) {
      #expect(after <= before * (1 + 16 * .ulpOfOne))
    }
  }

  @Test("the distance along an eigenvector shrinks by 1 − ηλ a step")
  func shrinking() {
    // Inputs ±3: λ = 18 along the slope, 2 along the intercept; y = 0.
    let descent = Descent(
      from: LinearModel(theta: Tensor([1, 1])), x: Tensor([[-3], [3]]), y: .zeros([2, 1]),
      rate: 0.1, epochs: 5)
    for (step, model) in descent.path.enumerated() {
      let (slope, intercept) = (model.weights[0, 0], model.bias[0])
      let expected = (0..<step).reduce((Scalar(1), Scalar(1))) { so, _ in
        (so.0 * -0.8, so.1 * 0.8)
      }
      #expect(abs(slope - expected.0) < 64 * .ulpOfOne)
      #expect(abs(intercept - expected.1) < 64 * .ulpOfOne)
    }
  }

  @Test("on standardised columns it reaches the closed form")
  func closedForm() throws {
    var generator = SeededGenerator(seed: 10)
    let x = Tensor.normal([50, 3], using: &generator)
    let y = Tensor.normal([50, 2], using: &generator)
    let rate = Curvature(ofInputs: x, outputs: 2).fastestRate
    let model = Descent(
      from: LinearModel(weights: .zeros([3, 2]), bias: .zeros([2])), x: x, y: y, rate: rate,
      epochs: 500
    ).model
    let best = try LinearModel(leastSquares: x, y)
    #expect((model.weights - best.weights).norm < 1e3 * .ulpOfOne)
    #expect((model.bias - best.bias).norm < 1e3 * .ulpOfOne)
  }
}
