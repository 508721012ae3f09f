import Attention
import Foundation
import Tensors
import Testing

@Suite("Attention, literally: y = Σⱼ softmax(q · kⱼ / √d)ⱼ vⱼ")
struct AttentionByDefinitionTests {
  // Scores 2 ln 3 / √4 = ln 3 and 0: the weights are to each other as 3 to 1.
  let query = Tensor([2 * log(Scalar(3)), 5, 0, 0])
  let keys = Tensor([[1, 0, 0, 0], [0, 0, 7, 0]])
  let values = Tensor([[4, 0, 8], [0, 8, 8]])

  @Test("a query worked by hand: weights ¾ and ¼, and that mean of the values")
  func byHand() {
    let (y, weights) = attentionByDefinition(query: query, keys: keys, values: values)
    #expect(isSameAttention(weights, Tensor([0.75, 0.25])))
    #expect(isSameAttention(y, Tensor([3, 2, 8])))
  }

  @Test("a query that sees one key gets its value; one that sees none gets zeros")
  func masked() {
    let one = attentionByDefinition(query: query, keys: keys, values: values) { $0 == 1 }
    #expect(one.y == Tensor([0, 8, 8]))
    #expect(one.weights == Tensor([0, 1]))
    let none = attentionByDefinition(query: query, keys: keys, values: values) { _ in false }
    #expect(none.y == .zeros([3]))
    #expect(none.weights == .zeros([2]))
  }

  @Test("in a sequence every query is on its own")
  func sequence() {
    var generator = SeededGenerator(seed: 1)
    let q = Tensor.normal([3, 4], using: &generator)
    let (y, weights) = attentionByDefinition(q, keys, values) { i, j in i == 2 || j == 0 }
    for i in 0..<3 {
      let query = q.rows(i..<i + 1).reshaped([4])
      let alone = attentionByDefinition(query: query, keys: keys, values: values) {
        i == 2 || $0 == 0
      }
      #expect(y.rows(i..<i + 1).reshaped([3]) == alone.y)
      #expect(weights.rows(i..<i + 1).reshaped([2]) == alone.weights)
    }
  }
}
