import Autoencoders
import GradientChecking
import Tensors
import Testing

@Suite("Reparameterisation: z = μ + e^(s/2) · ε")
struct ReparameterizationTests {
  @Test("forward is the formula: σ² = 4 doubles the noise")
  func byHand() {
    let four = Scalar(1.386294361119890618834464)  // ln 4
    let (z, _) = reparameterized(
      mean: Tensor([[1, -1]]), logVariance: Tensor([[four, 0]]), noise: Tensor([[3, 0.5]]))
    #expect((z - Tensor([[7, -0.5]])).norm < 1e-5)
  }

  @Test("the gradients of mean and log-variance agree with central differences")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let mean = Tensor.normal([4, 3], using: &generator)
      let logVariance = Tensor.normal([4, 3], using: &generator)
      let noise = Tensor.normal([4, 3], using: &generator)
      let upstream = Tensor.normal([4, 3], using: &generator)
      let (_, backward) = reparameterized(mean: mean, logVariance: logVariance, noise: noise)
      let (dMean, dLogVariance) = backward(upstream)
      report.compare(dMean, "dμ", at: mean) {
        reparameterized(mean: $0, logVariance: logVariance, noise: noise).z.dot(upstream)
      }
      report.compare(dLogVariance, "ds", at: logVariance) {
        reparameterized(mean: mean, logVariance: $0, noise: noise).z.dot(upstream)
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the way back uses the noise of the way forth: without noise ds is 0, however large dz")
  func sameNoise() {
    let (_, backward) = reparameterized(
      mean: Tensor([[1, 2]]), logVariance: Tensor([[0, 3]]), noise: Tensor([[0, 0]]))
    #expect(backward(Tensor([[1e3, -1e3]])).dLogVariance == Tensor([[0, 0]]))
    #expect(backward(Tensor([[1, 2]])).dMean == Tensor([[1, 2]]))
  }

  @Test("draws have the mean and the variance that were asked for")
  func moments() {
    var generator = SeededGenerator(seed: 2)
    let n = 40_000
    let ones = Tensor.zeros([n, 1]) + 1
    let (z, _) = reparameterized(
      mean: ones * 3, logVariance: ones * -1, noise: .normal([n, 1], using: &generator))
    let variance = Scalar(0.36787944117144233)  // e⁻¹
    #expect(abs(z.mean() - 3) < 4 * (variance / Scalar(n)).squareRoot())
    let centred = z - z.mean()
    #expect(
      abs((centred * centred).mean() - variance) < 4 * variance * (2 / Scalar(n)).squareRoot())
  }

  @Test("noise of another shape stops the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      _ = reparameterized(
        mean: .zeros([2, 3]), logVariance: .zeros([2, 3]), noise: .zeros([2, 2]))
    }
  }
}
