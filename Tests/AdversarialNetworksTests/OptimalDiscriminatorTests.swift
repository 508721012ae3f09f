import AdversarialNetworks
import Foundation
import Learning
import LogisticRegression
import Optimizers
import Tensors
import Testing

private let close: Scalar = Scalar.self == Float.self ? 1e-5 : 1e-12

@Suite("The best discriminator: D* = p / (p + q), V(D*) = −2 ln 2 + 2 JSD(p ‖ q)")
struct OptimalDiscriminatorTests {
  @Test("two equal distributions: D* is ½, V is −2 ln 2 and the divergence 0")
  func equal() {
    let best = OptimalDiscriminator(real: [0.25, 0.75], generated: [0.25, 0.75])
    #expect(best.probabilities == [0.5, 0.5])
    #expect(abs(best.value + 2 * log(2)) < close)
    #expect(abs(best.divergence) < close)
  }

  @Test("two disjoint ones: D* is 1 and 0, V is 0 and the divergence ln 2; what never occurs is ½")
  func disjoint() {
    let best = OptimalDiscriminator(real: [1, 0, 0], generated: [0, 1, 0])
    #expect(best.probabilities == [1, 0, 0.5])
    #expect(best.value == 0)
    #expect(abs(best.divergence - log(2)) < close)
  }

  /// Two random distributions over seven values.
  private func distributions(seed: UInt64) -> (p: [Scalar], q: [Scalar]) {
    var dice = SeededGenerator(seed: seed)
    let (a, b) = (Tensor.uniform([7], using: &dice), Tensor.uniform([7], using: &dice))
    return ((a / a.sum()).scalars, (b / b.sum()).scalars)
  }

  @Test("V(D*) = −2 ln 2 + 2 JSD, whatever the distributions", arguments: UInt64(1)...5)
  func value(seed: UInt64) {
    let (p, q) = distributions(seed: seed)
    let best = OptimalDiscriminator(real: p, generated: q)
    #expect(abs(best.value - (-2 * log(2) + 2 * best.divergence)) < close)
    #expect(best.divergence > 0 && best.divergence < log(2))
    let swapped = OptimalDiscriminator(real: q, generated: p)
    #expect(abs(swapped.divergence - best.divergence) < close)
  }

  @Test("no other discriminator reaches that value", arguments: UInt64(1)...5)
  func optimality(seed: UInt64) {
    let (p, q) = distributions(seed: seed)
    let best = OptimalDiscriminator(real: p, generated: q)
    var dice = SeededGenerator(seed: 10 + seed)
    for _ in 0..<20 {
      let moves = Tensor.uniform([7], using: &dice).scalars
      let others = zip(best.probabilities, moves).map { 0.9 * $0 + 0.1 * $1 }
      let value = zip(zip(p, q), others).reduce(Scalar(0)) { sum, entry in
        sum + entry.0.0 * log(entry.1) + entry.0.1 * log(1 - entry.1)
      }
      #expect(value < best.value)
    }
  }

  @Test("between two normal distributions the logit is a straight line: by hand, and by densities")
  func straightLine() {
    #expect(optimalLogit(at: 2, real: 1, generated: -1, deviation: 0.5) == 16)
    #expect(optimalLogit(at: 0, real: 1, generated: -1, deviation: 0.5) == 0)
    for x: Scalar in [-1.5, 0.25, 2] {
      func density(_ mean: Scalar) -> Scalar { exp(-(x - mean) * (x - mean) / (2 * 0.64)) }
      let right = density(1) / (density(1) + density(-0.5))
      let found = optimalLogit(at: x, real: 1, generated: -0.5, deviation: 0.8)
      #expect(abs(sigmoid(Tensor([found]))[0] - right) < close)
    }
  }

  @Test("a logistic discriminator, trained on two normal distributions, reaches that line")
  func trained() {
    var dice = SeededGenerator(seed: 8)
    let count = 20_000
    let real = Tensor.normal([count, 1], using: &dice) + 1
    let generated = Tensor.normal([count, 1], using: &dice) - 0.5
    var (slope, offset) = (Scalar(0), Scalar(0))
    for _ in 0..<300 {
      let (dReal, dGenerated) = discriminatorLoss(
        real: real * slope + offset, generated: generated * slope + offset
      ).backward()
      slope -= dReal.dot(real) + dGenerated.dot(generated)
      offset -= dReal.sum() + dGenerated.sum()
    }
    for x: Scalar in [-1, 0, 0.25, 1, 2] {
      let best = optimalLogit(at: x, real: 1, generated: -0.5, deviation: 1)
      #expect(abs(slope * x + offset - best) < 0.08)
    }
  }

  @Test("distributions over different numbers of values stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      _ = OptimalDiscriminator(real: [0.5, 0.5], generated: [1])
    }
  }
}
