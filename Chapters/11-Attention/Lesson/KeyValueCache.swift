import Tensors

/// What a model has worked out of the tokens it has read: the keys and values of every block.
///
///     without it    token t costs a pass over tokens 0 … t
///     with it       token t costs one row: its query is held against the keys that are there
///
/// A causal model never changes its mind about what it has read: the keys and values of a position
/// depend on that position and those before alone. So they are kept, and a new token adds one row to
/// each. The results are those of the full pass.
public struct KeyValueCache: Sendable {
  /// The keys so far, [N, T, D] a block.
  var keys: [Tensor] = []
  /// The values so far, [N, T, D] a block.
  var values: [Tensor] = []

  /// Starts with nothing read.
  public init() {}

  /// The number T of positions read.
  public var count: Int { keys.first?.shape[1] ?? 0 }

  /// Adds the keys and values of some positions to those of a block.
  mutating func append(_ k: Tensor, _ v: Tensor, block: Int) {
    if block == keys.count {
      keys.append(k)
      values.append(v)
    } else {
      keys[block] = .concatenating([keys[block], k], along: 1)
      values[block] = .concatenating([values[block], v], along: 1)
    }
  }
}

extension GPT {
  /// The logits after some more tokens, which are added to what the cache holds.
  ///
  /// The first token stands at position `cache.count`. There are vectors for L positions, and the
  /// next one is a mistake: to read on, one has to forget, see `continuation`.
  ///
  /// - Parameters:
  ///   - tokens: The next tokens of N texts, N · T of them, text by text.
  ///   - count: The number N of texts, the same at every call.
  ///   - cache: What was read before.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The logits of these positions, [N·T, V].
  public func logits(
    _ tokens: [Int], count: Int = 1, after cache: inout KeyValueCache,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let steps = sequenceLength(tokens, count, file, line)
    let embedded = embedding.forward(tokens).y.reshaped([count, steps, -1])
    var x = positions.forward(embedded, from: cache.count, file: file, line: line).y
    for (number, block) in blocks.enumerated() {
      let heads = block.attention
      let n = block.attentionNorm.forward(x).y
      cache.append(
        heads.key.forward(positions: n).y, heads.value.forward(positions: n).y, block: number)
      let a = attention(
        heads.query.forward(positions: n).y, cache.keys[number], cache.values[number],
        heads: heads.heads, mask: .causal
      ).y  // the last query stands at the last key
      x += heads.output.forward(positions: a).y
      x += block.feedForward.forward(block.feedForwardNorm.forward(x).y).y
    }
    return output.forward(norm.forward(x).y.reshaped([tokens.count, -1])).y
  }
}
