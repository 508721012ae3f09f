import Attention
import LanguageModel
import Tensors
import Testing

@Suite("Keys and values that are kept: what was read is not read again")
struct KeyValueCacheTests {
  #if SinglePrecision
    private let tolerance: Scalar = 1e-4
  #else
    private let tolerance: Scalar = 1e-12
  #endif

  @Test("token by token, or in pieces, the logits are those of the full pass")
  func pieces() {
    var generator = SeededGenerator(seed: 1)
    let model = smallGPT(vocabulary: 7, length: 12, width: 8, using: &generator)
    let tokens = randomTokens(12, below: 7, using: &generator)
    let full = model.forward(tokens, count: 1).logits
    for lengths in [Array(repeating: 1, count: 12), [5, 1, 4, 2], [12]] {
      var cache = KeyValueCache()
      for length in lengths {
        let piece = Array(tokens[cache.count..<cache.count + length])
        let start = cache.count
        let z = model.logits(piece, after: &cache)
        #expect((z - full.rows(start..<start + length)).norm <= tolerance * full.norm)
      }
      #expect(cache.count == 12)
    }
  }

  @Test("several texts side by side are read as each alone")
  func batch() {
    var generator = SeededGenerator(seed: 2)
    let model = smallGPT(vocabulary: 7, length: 8, using: &generator)
    let texts = (0..<3).map { _ in randomTokens(8, below: 7, using: &generator) }
    let full = texts.map { model.forward($0, count: 1).logits }
    var cache = KeyValueCache()
    for range in [0..<3, 3..<4, 4..<8] {
      let z = model.logits(texts.flatMap { $0[range] }, count: 3, after: &cache)
      for n in 0..<3 {
        let own = z.rows(n * range.count..<(n + 1) * range.count)
        #expect((own - full[n].rows(range)).norm <= tolerance * full[n].norm)
      }
    }
  }

  @Test("what is written is what the full pass over the same window would write, past the end too")
  func continuation() {
    var generator = SeededGenerator(seed: 3)
    let model = smallGPT(vocabulary: 7, length: 6, using: &generator)
    let sampler = Sampler(temperature: 0.9)
    for start in [[2], [1, 2, 3, 4, 5, 6], [3, 1, 4, 1, 5, 2, 6, 5, 3, 5]] {
      var (text, window) = (start, min(start.count, 6))
      var random = SeededGenerator(seed: 4)
      for _ in 0..<25 {
        if window > 6 { window = 3 }  // half of it is read again, at positions 0, 1 and 2
        let z = model.forward(Array(text.suffix(window)), count: 1).logits
        text.append(sampler.draw(z.rows(window - 1..<window).reshaped([7]), using: &random))
        window += 1
      }
      random = SeededGenerator(seed: 4)
      let written = model.continuation(of: start, count: 25, by: sampler, using: &random)
      #expect(start + written == text)
    }
  }

  @Test("a model of one position goes on with what it read last")
  func shortest() {
    var generator = SeededGenerator(seed: 5)
    let model = smallGPT(length: 1, using: &generator)
    let written = model.continuation(
      of: [1, 2], count: 5, by: Sampler(temperature: 0), using: &generator)
    var (token, expected) = (2, [Int]())
    for _ in 0..<5 {
      token = model.forward([token], count: 1).logits.argmaxOfColumns()[0]
      expected.append(token)
    }
    #expect(written == expected)
    #expect(model.continuation(of: [1], count: 0, by: Sampler(), using: &generator).isEmpty)
  }

  @Test("a token behind the last position, or nothing to go on from, stops the program")
  func misuse() async {
    let full = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 6)
      let model = smallGPT(length: 3, using: &generator)
      var cache = KeyValueCache()
      for _ in 0..<4 { _ = model.logits([1], after: &cache) }
    }
    expectStop(full, says: "from position 3 on; expected [N, T, 4] and at most 3 positions")
    let nothing = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 6)
      let model = smallGPT(using: &generator)
      _ = model.continuation(of: [], count: 1, by: Sampler(), using: &generator)
    }
    expectStop(nothing, says: "nothing to go on from")
  }
}
