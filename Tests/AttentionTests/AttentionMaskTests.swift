import Attention
import Tensors
import Testing

@Suite("AttentionMask: which keys a query sees")
struct AttentionMaskTests {
  private func seen(_ mask: AttentionMask, queries: Int, keys: Int, sequence: Int = 0) -> [Int] {
    (0..<queries).map {
      mask.visibleKeys(sequence: sequence, query: $0, queries: queries, keys: keys)
    }
  }

  @Test("all keys; its own position and the earlier ones; the real keys; both")
  func byHand() {
    #expect(seen(.none, queries: 3, keys: 4) == [4, 4, 4])
    #expect(seen(.causal, queries: 4, keys: 4) == [1, 2, 3, 4])
    #expect(seen(.padding([2, 3]), queries: 3, keys: 4, sequence: 1) == [3, 3, 3])
    #expect(seen(.causalAndPadding([2]), queries: 4, keys: 4) == [1, 2, 2, 2])
  }

  @Test("the last query stands where the last key does")
  func offset() {
    #expect(seen(.causal, queries: 2, keys: 5) == [4, 5])
    #expect(seen(.causal, queries: 1, keys: 5) == [5])
    #expect(seen(.causal, queries: 5, keys: 3) == [0, 0, 1, 2, 3])
    #expect(seen(.causalAndPadding([3]), queries: 2, keys: 5) == [3, 3])
  }

  @Test("masks are values")
  func equality() {
    #expect(AttentionMask.causalAndPadding([1, 2]) == .causalAndPadding([1, 2]))
    #expect(AttentionMask.padding([1, 2]) != .causalAndPadding([1, 2]))
    #expect(AttentionMask.none != .causal)
  }
}
