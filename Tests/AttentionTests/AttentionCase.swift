import Attention
import GradientChecking
import Tensors
import Testing

/// The sizes of an attention and random inputs of it.
struct AttentionCase: Sendable, CustomTestStringConvertible {
  var sequences = 3
  var queries = 5
  var keys = 7
  var heads = 2
  var width = 3
  var valueWidth = 4
  var mask = AttentionMask.none

  var testDescription: String {
    "\(sequences) sequences, \(queries) queries, \(keys) keys, \(heads) heads of \(width) and "
      + "\(valueWidth), causal \(mask.isCausal), lengths \(mask.lengths?.description ?? "all")"
  }

  /// Unequal sizes with every mask; more queries than keys, so that some see nothing; single ones.
  static let small = [
    AttentionCase(), AttentionCase(mask: .causal), AttentionCase(mask: .padding([7, 0, 3])),
    AttentionCase(mask: .causalAndPadding([5, 7, 1])),
    AttentionCase(sequences: 1, queries: 7, keys: 4, heads: 3, mask: .causal),
    AttentionCase(
      sequences: 2, queries: 1, keys: 1, heads: 1, width: 2, valueWidth: 1, mask: .causal),
    AttentionCase(sequences: 1, queries: 1, keys: 9, heads: 2, mask: .causal),
  ]

  /// Sizes around those of the kernels' tiles, panels and blocks.
  static let blocks = [
    AttentionCase(sequences: 1, queries: 70, keys: 601, width: 5, valueWidth: 17),
    AttentionCase(
      sequences: 1, queries: 601, keys: 601, heads: 1, width: 5, valueWidth: 33, mask: .causal),
    AttentionCase(sequences: 2, queries: 65, keys: 130, mask: .causal),
    AttentionCase(sequences: 2, queries: 130, keys: 65, width: 16, valueWidth: 24, mask: .causal),
    AttentionCase(queries: 64, keys: 48, width: 8, valueWidth: 8, mask: .padding([48, 1, 17])),
    AttentionCase(
      sequences: 2, queries: 500, keys: 500, heads: 1, mask: .causalAndPadding([499, 300])),
  ]

  /// q, k, v and dy.
  func inputs(
    using generator: inout SeededGenerator
  ) -> (q: Tensor, k: Tensor, v: Tensor, dy: Tensor) {
    (
      .normal([sequences, queries, heads * width], using: &generator),
      .normal([sequences, keys, heads * width], using: &generator),
      .normal([sequences, keys, heads * valueWidth], using: &generator),
      .normal([sequences, queries, heads * valueWidth], using: &generator)
    )
  }

  /// The matrix of one head of one sequence, [T, d].
  func matrix(_ x: Tensor, sequence: Int, head: Int) -> Tensor {
    let width = x.shape[2] / heads
    return x.rows(sequence..<sequence + 1)
      .split(into: Array(repeating: width, count: heads), along: 2)[head]
      .reshaped([x.shape[1], width])
  }
}

/// Whether two tensors have one shape and are one to 1e-12 in Double, a few digits less in Float.
func isSameAttention(_ found: Tensor, _ expected: Tensor) -> Bool {
  found.shape == expected.shape
    && (found - expected).norm <= 2_048 * .ulpOfOne * max(expected.norm, 1)
}
