import Foundation
import LanguageModel
import Tensors
import Testing

@Suite("Sampling: temperature, top-k, nucleus")
struct SamplerTests {
  /// The logarithms of the probabilities ½, ¼, ⅛ and ⅛, all shifted by 3.
  private let logits = Tensor([0.125, 0.5, 0.125, 0.25].map { 3 + log(Scalar($0)) })

  private func expect(
    _ sampler: Sampler, gives right: [Scalar], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      agree(sampler.probabilities(logits), Tensor(right)), sourceLocation: sourceLocation)
  }

  @Test("worked by hand: p^(1/temperature), the k likeliest, the fewest that add up to q")
  func byHand() {
    expect(Sampler(), gives: [0.125, 0.5, 0.125, 0.25])
    expect(Sampler(temperature: 0.5), gives: [1, 16, 1, 4].map { $0 / 22 })
    expect(Sampler(topK: 2), gives: [0, 2 / 3, 0, 1 / 3])
    expect(Sampler(topK: 3), gives: [1 / 7, 4 / 7, 0, 2 / 7])  // of two equals the first
    expect(Sampler(nucleus: 0.6), gives: [0, 2 / 3, 0, 1 / 3])
    expect(Sampler(nucleus: 0.4), gives: [0, 1, 0, 0])
    expect(Sampler(nucleus: 0.8), gives: [1 / 7, 4 / 7, 0, 2 / 7])
    expect(Sampler(topK: 3, nucleus: 0.5), gives: [0, 1, 0, 0])  // 4/7 is enough
    expect(Sampler(topK: 9, nucleus: 1), gives: [0.125, 0.5, 0.125, 0.25])
  }

  @Test("the temperature 0 takes the largest logit, and so does every small one")
  func argmax() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<50 {
      let logits = Tensor.normal([9], using: &generator)
      let best = logits.reshaped([1, 9]).argmaxOfColumns()[0]
      for temperature: Scalar in [0, 1e-30, 1e-5] {
        let sampler = Sampler(temperature: temperature)
        #expect(sampler.draw(logits, using: &generator) == best)
      }
    }
  }

  @Test("a high temperature flattens, logits of ±1,000 stay numbers")
  func extremes() {
    let wide = Tensor([-1000, 1000, 0])
    #expect(Sampler().probabilities(wide) == Tensor([0, 1, 0]))
    let flat = Sampler(temperature: 1e9).probabilities(wide)
    #expect(flat.scalars.allSatisfy { abs($0 - 1 / 3) < 1e-5 })
  }

  @Test("the frequencies of 20,000 draws pass a χ² test, the last token is drawn too")
  func frequencies() {
    var generator = SeededGenerator(seed: 2)
    let samplers = [
      Sampler(), Sampler(temperature: 0.7), Sampler(temperature: 2), Sampler(topK: 3),
      Sampler(nucleus: 0.7),
    ]
    for sampler in samplers {
      let p = sampler.probabilities(logits)
      var counts = [Int](repeating: 0, count: 4)
      for _ in 0..<20_000 { counts[sampler.draw(logits, using: &generator)] += 1 }
      var chiSquare: Scalar = 0
      for token in 0..<4 {
        let expected = 20_000 * p[token]
        if expected == 0 {
          #expect(counts[token] == 0)
        } else {
          let difference = Scalar(counts[token]) - expected
          chiSquare += difference * difference / expected
        }
      }
      // Three degrees of freedom or fewer: 16.27 is exceeded once in a thousand times.
      #expect(chiSquare < 16.27, "\(sampler): \(counts)")
    }
  }

  @Test("a nucleus of nothing stops the program")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Sampler(nucleus: 0)
    }
    LanguageModelTests.expect(
      result, says: "nucleus 0.0; expected at least 0, at least 1 and above 0")
  }
}
