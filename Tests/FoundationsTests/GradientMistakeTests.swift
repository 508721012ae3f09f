import Foundations
import GradientChecking
import Tensors
import Testing

@Suite("A wrong gradient is caught")
struct GradientMistakeTests {
  private func outcome(
    of mistake: GradientMistake, examples: Int, seed: UInt64, upstreamIsOne: Bool = false
  ) -> TensorComparison {
    var generator = SeededGenerator(seed: seed)
    let x = Tensor.normal([examples, 3], using: &generator)
    let w = Tensor.normal([3, 3], using: &generator)
    let random = Tensor.normal([examples, 3], using: &generator)
    let dy = upstreamIsOne ? Tensor(repeating: 1, shape: random.shape) : random
    var report = GradientReport()
    report.compare(mistake.gradient(x, dy: dy), "w", at: w) { product(x, $0).y.dot(dy) }
    return report.comparisons[0]
  }

  @Test("every mistake is worked by hand")
  func byHand() {
    let x = Tensor([[1, 2], [3, 4]])
    let dy = Tensor([[1, 0], [-1, 2]])  // dw = xᵀ · dy = [[-2, 6], [-2, 8]]
    #expect(GradientMistake.sign.gradient(x, dy: dy) == Tensor([[2, -6], [2, -8]]))
    #expect(GradientMistake.factor.gradient(x, dy: dy) == Tensor([[-4, 12], [-4, 16]]))
    #expect(GradientMistake.transposition.gradient(x, dy: dy) == Tensor([[-2, -2], [6, 8]]))
    #expect(GradientMistake.mean.gradient(x, dy: dy) == Tensor([[-1, 3], [-1, 4]]))
    #expect(GradientMistake.upstream.gradient(x, dy: dy) == Tensor([[4, 4], [6, 6]]))
  }

  @Test("a random dy and several examples show every mistake", arguments: GradientMistake.allCases)
  func caught(mistake: GradientMistake) {
    for seed in 0..<20 as Range<UInt64> {
      #expect(!outcome(of: mistake, examples: 5, seed: seed).agrees, "seed \(seed)")
    }
  }

  @Test("one example does not show a mean, and a dy of ones not that dy is left out")
  func notSeen() {
    for seed in 0..<20 as Range<UInt64> {
      #expect(outcome(of: .mean, examples: 1, seed: seed).agrees)
      #expect(outcome(of: .upstream, examples: 5, seed: seed, upstreamIsOne: true).agrees)
    }
  }

  @Test("the relative error tells the mistake: 2 a sign, 0.5 a factor of two, 0.8 a mean of five")
  func fingerprint() {
    let tolerance: Scalar = Scalar.self == Double.self ? 1e-6 : 1e-2
    let expected: [(GradientMistake, Scalar)] = [(.sign, 2), (.factor, 0.5), (.mean, 0.8)]
    for (mistake, error) in expected {
      #expect(abs(outcome(of: mistake, examples: 5, seed: 1).error - error) < tolerance)
    }
  }
}
