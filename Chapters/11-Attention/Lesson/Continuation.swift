import LanguageModel
import Tensors

extension GPT {
  /// Goes on with a text: reads it, then draws a token, reads that, and so on.
  ///
  /// The model has vectors for L positions. Of a longer beginning it reads the last L tokens; and when
  /// all positions are taken, it forgets the first half: the last ⌈L/2⌉ tokens are read again, at
  /// positions 0 …, into an empty cache. So a token costs one row most of the time, and it always sees
  /// at least half of what the model can see.
  ///
  /// - Parameters:
  ///   - tokens: The beginning, at least one token.
  ///   - count: How many tokens to write.
  ///   - sampler: How to draw them.
  ///   - generator: The source of randomness.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The tokens written, without the beginning.
  public func continuation(
    of tokens: [Int], count: Int, by sampler: Sampler,
    using generator: inout some RandomNumberGenerator, file: StaticString = #fileID,
    line: UInt = #line
  ) -> [Int] {
    guard !tokens.isEmpty else {
      mistake("continuation: nothing to go on from", file: file, line: line)
    }
    var (cache, text, written) = (KeyValueCache(), tokens, 0)
    var next = Array(tokens.suffix(length))
    while written < count {
      if cache.count + next.count > length {
        cache = KeyValueCache()
        next = Array(text.suffix((length + 1) / 2))
      }
      let z = logits(next, after: &cache)
      let last = z.rows(z.shape[0] - 1..<z.shape[0]).reshaped([vocabulary])
      next = [sampler.draw(last, using: &generator)]
      text += next
      written += 1
    }
    return Array(text.suffix(count))
  }
}
