import Attention
import Foundation
import GradientChecking
import Tensors
import Testing

@Suite("Positions: waves, P(t, 2i) = sin t·ωᵢ and P(t, 2i + 1) = cos t·ωᵢ")
struct SinusoidalPositionsTests {
  @Test("the first positions of four features are those worked by hand")
  func byHand() {
    let p = sinusoidalPositions(count: 3, width: 4)
    #expect(p.rows(0..<1) == Tensor([[0, 1, 0, 1]]))
    // ω = 1 and 10000^(−2/4) = 1/100.
    let expected = Tensor([[sin(2), cos(2), sin(0.02), cos(0.02)]] as [[Scalar]])
    #expect(nearly(p.rows(2..<3), expected, within: 4))
  }

  @Test("every position's pattern is √(D/2) long", arguments: [2, 6, 64])
  func length(width: Int) {
    let p = sinusoidalPositions(count: 50, width: width)
    for t in 0..<50 {
      let norm = p.rows(t..<t + 1).norm
      #expect(abs(norm / (Scalar(width) / 2).squareRoot() - 1) < 8 * .ulpOfOne)
    }
  }

  @Test("k positions further, every pair is turned by k · ωᵢ, wherever it was")
  func rotation() {
    let (width, k) = (8, 5)
    let p = sinusoidalPositions(count: 40, width: width)
    for t in 0..<35 {
      for i in 0..<width / 2 {
        let angle = Scalar(k) * pow(10_000, -2 * Scalar(i) / Scalar(width))
        let (s, c) = (p[t, 2 * i], p[t, 2 * i + 1])
        #expect(abs(p[t + k, 2 * i] - (s * cos(angle) + c * sin(angle))) < 64 * .ulpOfOne)
        #expect(abs(p[t + k, 2 * i + 1] - (c * cos(angle) - s * sin(angle))) < 64 * .ulpOfOne)
      }
    }
  }

  @Test("how alike two patterns are depends on their distance alone, and neighbours are most alike")
  func distance() {
    let p = sinusoidalPositions(count: 30, width: 32)
    let products = p.matmul(p.transposed)
    #expect(abs(products[3, 7] - products[20, 24]) < 512 * .ulpOfOne)
    #expect(products[10, 10] > products[10, 11] && products[10, 11] > products[10, 13])
  }

  @Test("an odd number of features stops the program")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = sinusoidalPositions(count: 2, width: 3)
    }
    expectStop(result, says: "expected an even number")
  }
}

@Suite("Positions: a learned vector each, y = x + P")
struct LearnedPositionsTests {
  @Test("vectors are added from the start on, and gradients summed over sequences")
  func byHand() {
    let layer = LearnedPositions(weights: Tensor([[1, 2], [3, 4], [5, 6]]))
    let (y, backward) = layer.forward(.zeros([2, 2, 2]), from: 1)
    #expect(y.scalars == [3, 4, 5, 6, 3, 4, 5, 6])
    let dy = Tensor(shape: [2, 2, 2], scalars: [1, 2, 3, 4, 10, 20, 30, 40])
    let (dx, gradient) = backward(dy)
    #expect(dx == dy)
    #expect(gradient.weights == Tensor([[0, 0], [11, 22], [33, 44]]))
  }

  @Test("gradients agree with central differences", arguments: [0, 2])
  func gradient(start: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let layer = LearnedPositions(weights: .normal([6, 3], using: &generator))
      let x = Tensor.normal([3, 4, 3], using: &generator)
      report.check(layer, at: x, using: &generator) { $0.forward($1, from: start) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("a position behind the last stops the program, which says how many there are")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LearnedPositions(weights: .zeros([3, 2])).forward(.zeros([1, 2, 2]), from: 2)
    }
    expectStop(result, says: "from position 2 on; expected [N, T, 2] and at most 3 positions")
  }
}
