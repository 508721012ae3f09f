import Tensors

extension TextModel {
  /// Goes on with a text: reads it, then draws a token, reads that, and so on.
  ///
  /// What was read is remembered in the layers' states alone; each new token costs one step, however
  /// long the text is.
  ///
  /// - Parameters:
  ///   - tokens: The beginning, at least one token.
  ///   - count: How many tokens to write.
  ///   - sampler: How to draw them.
  ///   - generator: The source of randomness.
  /// - Returns: The tokens written, without the beginning.
  public func continuation(
    of tokens: [Int], count: Int, by sampler: Sampler,
    using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    guard !tokens.isEmpty else { mistake("continuation: nothing to go on from") }
    var (logits, states) = logits(tokens, count: 1, from: zeroStates(for: 1))
    var written: [Int] = []
    while written.count < count {
      let last = logits.shape[0] - 1
      let token = sampler.draw(
        logits.rows(last..<last + 1).reshaped([logits.shape[1]]), using: &generator)
      written.append(token)
      (logits, states) = self.logits([token], count: 1, from: states)
    }
    return written
  }
}
