import LinearRegression
import Tensors
import Testing

@Suite("The linear regressions that the articles print, and their data")
struct PrintedRegressionTests {
  @Test("without flaws it is gradient descent on the linear model")
  func flawless() {
    var generator = SeededGenerator(seed: 11)
    let line = NoisyLine(using: &generator)
    let descent = Descent(
      from: LinearModel(theta: Tensor([0.7, 0.3])), x: line.x, y: line.y, rate: 0.01, epochs: 50)
    var program = PrintedRegression(slope: 0.3, offset: 0.7, count: 100, flaws: [])
    for _ in 0..<50 { program.step(line.x, line.y, rate: 0.01) }
    #expect(abs(program.slopes[0, 0] - descent.model.weights[0, 0]) < 1e3 * .ulpOfOne)
    #expect(abs(program.offsets[99, 0] - descent.model.bias[0]) < 1e3 * .ulpOfOne)
    #expect(program.slopes == Tensor(repeating: program.slopes[0, 0], shape: [100, 1]))
  }

  @Test("the sum of the gradients is N times their mean, and neither is one an example")
  func reductions() {
    let x = Tensor([[1], [2], [4]])
    let y = Tensor([[0], [1], [0]])
    func gradient(_ flaws: Set<PrintedRegression.Flaw>) -> Tensor {
      PrintedRegression(slope: 1, offset: 0, count: 3, flaws: flaws).gradients(x, y).slopes
    }
    #expect(gradient([.privateLines]) == Tensor([[2], [4], [32]]))
    #expect(gradient([.sum]) == Tensor([[38], [38], [38]]))
    #expect(gradient([.sum, .sign]) == Tensor([[-38], [-38], [-38]]))
    #expect((3 * gradient([]) - gradient([.sum])).norm < 64 * .ulpOfOne)
  }

  @Test("the noise has mean 0, or ½ as printed, and variance 1/12")
  func noise() {
    var generator = SeededGenerator(seed: 12)
    for (low, mean) in [(Scalar(-0.5), Scalar(0)), (0, 0.5)] {
      let line = NoisyLine(count: 10_000, noiseFrom: low, using: &generator)
      let noise = line.y - 3 * line.x - 2
      #expect(noise.scalars.allSatisfy { $0 >= low - 1e-6 && $0 < low + 1 + 1e-6 })
      #expect(abs(noise.mean() - mean) < 0.01)
      #expect(abs((noise - mean).dot(noise - mean) / 10_000 - 1 / 12) < 0.002)
      #expect(line.x.scalars.allSatisfy { $0 >= 0 && $0 < 1 })
    }
  }
}
