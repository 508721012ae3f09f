import Autoencoders
import Foundation
import GradientChecking
import Tensors
import Testing

@Suite("The divergence from the standard normal: ½ · (μ² + σ² − 1 − ln σ²)")
struct GaussianDivergenceTests {
  @Test("by hand: a mean of 2 costs 2 nats, and the standard normal itself nothing")
  func byHand() {
    let zero = Tensor.zeros([1, 1])
    #expect(gaussianDivergence(mean: zero, logVariance: zero).loss == 0)
    #expect(gaussianDivergence(mean: Tensor([[2]]), logVariance: zero).loss == 2)
    let four = Tensor([[log(Scalar(4))]])  // ½ (4 − 1 − ln 4)
    let cost = gaussianDivergence(mean: zero, logVariance: four).loss
    #expect(abs(cost - (1.5 - log(Scalar(2)))) < 1e-6)
  }

  @Test("it adds up over the code and is a mean over the examples")
  func reduction() {
    let mean = Tensor([[2, 2, 2], [0, 0, 0]])
    #expect(gaussianDivergence(mean: mean, logVariance: .zeros([2, 3])).loss == 3)
  }

  @Test("the gradients agree with central differences")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let mean = Tensor.normal([5, 3], using: &generator)
      let logVariance = Tensor.normal([5, 3], using: &generator)
      let (dMean, dLogVariance) = gaussianDivergence(mean: mean, logVariance: logVariance)
        .backward()
      report.compare(dMean, "dμ", at: mean) {
        gaussianDivergence(mean: $0, logVariance: logVariance).loss
      }
      report.compare(dLogVariance, "ds", at: logVariance) {
        gaussianDivergence(mean: mean, logVariance: $0).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the closed form is what draws give, within three standard errors")
  func monteCarlo() {
    var generator = SeededGenerator(seed: 2)
    let (mu, s, n) = (Scalar(0.7), Scalar(-0.8), 100_000)
    let ones = Tensor.zeros([n, 1]) + 1
    let noise = Tensor.normal([n, 1], using: &generator)
    let (z, _) = reparameterized(mean: ones * mu, logVariance: ones * s, noise: noise)
    // ln q(z) − ln p(z), the constants cancel.
    let ratios = z * z * 0.5 - noise * noise * 0.5 - s / 2
    let centred = ratios - ratios.mean()
    let standardError = ((centred * centred).mean() / Scalar(n)).squareRoot()
    let closed = gaussianDivergence(mean: Tensor([[mu]]), logVariance: Tensor([[s]])).loss
    #expect(abs(ratios.mean() - closed) < 3 * standardError)
    #expect(standardError < 0.01)
  }

  @Test("it is never negative")
  func sign() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let cost = gaussianDivergence(
        mean: .normal([1, 2], using: &generator), logVariance: .normal([1, 2], using: &generator))
      #expect(cost.loss >= 0)
    }
  }
}
