import Foundations
import GradientChecking
import Tensors
import Testing

@Suite("∂f/∂xᵢ ≈ (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h")
struct GradientByDefinitionTests {
  @Test("every entry has its own slope: a quadratic form by hand")
  func byHand() {
    let weights = Tensor([[1, 2, 3], [4, 5, 6]])
    let x = Tensor([[1, -1, 2], [0, 0.5, -2]])
    let gradient = gradientByDefinition(of: { ($0 * $0 * weights).sum() }, at: x, step: 0.5)
    #expect(gradient == Tensor([[2, -4, 12], [0, 5, -24]]))  // 2 · weights · x
  }

  @Test("the function sees a tensor in which one scalar has moved")
  func oneAtATime() {
    let x = Tensor([1, 2, 4])
    var seen: [Tensor] = []
    _ = gradientByDefinition(
      of: {
        seen.append($0)
        return 0
      }, at: x, step: 0.5)
    #expect(seen.count == 2 * x.count)
    let moved = seen.map { ($0 - x).scalars }
    #expect(moved[0] == [0.5, 0, 0] && moved[1] == [-0.5, 0, 0])
    #expect(moved[4] == [0, 0, 0.5] && moved[5] == [0, 0, -0.5])
  }

  @Test("the gradient check computes the same numbers")
  func check() {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.uniform([3, 2, 2], from: -1, using: &generator)
    let f = { (x: Tensor) in (exp(x) * x).sum() }
    let literal = gradientByDefinition(of: f, at: x, step: stepSize)
    #expect(literal == NumericalGradient(at: x, of: f).values)
  }

  @Test("a tensor without scalars has a gradient without scalars")
  func empty() {
    let gradient = gradientByDefinition(of: { $0.sum() }, at: .zeros([0, 3]), step: 1)
    #expect(gradient == .zeros([0, 3]))
  }
}
