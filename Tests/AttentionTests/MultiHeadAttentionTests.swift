import Attention
import Backpropagation
import GradientChecking
import Tensors
import Testing

@Suite("Multi-head attention: y = [head 1, …, head H] · W_o + b_o")
struct MultiHeadAttentionTests {
  private func layer(
    width: Int = 6, heads: Int = 3, using generator: inout SeededGenerator
  ) -> MultiHeadAttention {
    randomised(MultiHeadAttention(width: width, heads: heads, using: &generator), using: &generator)
  }

  /// Some columns of a layer, as a layer of its own.
  private func columns(_ range: Range<Int>, of layer: Dense) -> Dense {
    let rows = layer.weights.transposed.tensor.rows(range).transposed.tensor
    return Dense(weights: rows, bias: layer.bias.rows(range))
  }

  @Test("it is H heads of the definition, cut out, side by side", arguments: [1, 2, 3, 6])
  func heads(count: Int) {
    var generator = SeededGenerator(seed: 1)
    let layer = layer(heads: count, using: &generator)
    let x = Tensor.normal([1, 5, 6], using: &generator)
    let d = 6 / count
    let rows = x.reshaped([5, 6])
    let answers = (0..<count).map { h in
      let own = h * d..<(h + 1) * d
      return attentionByDefinition(
        columns(own, of: layer.query).forward(rows).y, columns(own, of: layer.key).forward(rows).y,
        columns(own, of: layer.value).forward(rows).y
      ).y
    }
    let y = layer.output.forward(.concatenating(answers, along: 1)).y
    #expect(nearly(layer.forward(x).y.reshaped([5, 6]), y))
  }

  @Test(
    "the gradient of x and of every projection agrees with central differences",
    arguments: [AttentionMask.none, .causal, .padding([2, 4, 0])])
  func gradient(mask: AttentionMask) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let layer = layer(using: &generator)
      let x = Tensor.normal([3, 4, 6], using: &generator)
      report.check(layer, at: x, using: &generator) { $0.forward($1, mask: mask) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 3 * 4 * 6 + 4 * (36 + 6))
  }

  @Test("beside a memory, x, the memory and every projection get their gradients")
  func cross() {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let layer = layer(using: &generator)
      let x = Tensor.normal([3, 2, 6], using: &generator)
      let memory = Tensor.normal([3, 5, 6], using: &generator)
      let mask = AttentionMask.padding([5, 1, 3])
      let dy = Tensor.normal([3, 2, 6], using: &generator)
      let (dx, dMemory, gradient) = layer.forward(x, memory: memory, mask: mask).backward(dy)
      report.compare(dx, "x", at: x) { layer.forward($0, memory: memory, mask: mask).y.dot(dy) }
      report.compare(dMemory, "memory", at: memory) {
        layer.forward(x, memory: $0, mask: mask).y.dot(dy)
      }
      report.compare(gradient, at: layer) { $0.forward(x, memory: memory, mask: mask).y.dot(dy) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("what is behind a padded sequence's end changes nothing, and gets no gradient")
  func padding() {
    var generator = SeededGenerator(seed: 4)
    let layer = layer(using: &generator)
    let x = Tensor.normal([2, 3, 6], using: &generator)
    var memory = Tensor.normal([2, 4, 6], using: &generator)
    let mask = AttentionMask.padding([4, 2])
    let (y, backward) = layer.forward(x, memory: memory, mask: mask)
    let dMemory = backward(.normal([2, 3, 6], using: &generator)).dMemory
    #expect(dMemory.rows(1..<2).reshaped([4, 6]).rows(2..<4) == .zeros([2, 6]))
    for i in 0..<6 { memory[1, 3, i] = 1_000 }
    #expect(layer.forward(x, memory: memory, mask: mask).y == y)
  }

  @Test("reordered positions give reordered outputs: attention alone knows no order")
  func equivariance() {
    var generator = SeededGenerator(seed: 5)
    let layer = layer(using: &generator)
    let x = Tensor.normal([2, 5, 6], using: &generator)
    let order = [3, 0, 4, 1, 2]
    #expect(nearly(layer.forward(reordered(x, order)).y, reordered(layer.forward(x).y, order)))
  }

  @Test("the bias of the keys changes nothing: it shifts all scores of a query alike")
  func keyBias() {
    var generator = SeededGenerator(seed: 6)
    let layer = layer(using: &generator)
    let x = Tensor.normal([2, 4, 6], using: &generator)
    var other = layer
    other.key.bias += 3
    #expect(nearly(other.forward(x).y, layer.forward(x).y))
    let gradient = layer.forward(x).backward(.normal([2, 4, 6], using: &generator)).gradient
    #expect(gradient.key.bias.norm < 256 * .ulpOfOne * gradient.query.bias.norm)
  }

  @Test("rows of the weights sum to 1, and one position has the weight 1")
  func weights() {
    var generator = SeededGenerator(seed: 7)
    let layer = layer(using: &generator)
    let weights = layer.weights(.normal([2, 4, 6], using: &generator), mask: .causal)
    #expect(weights.shape == [2, 3, 4, 4])
    #expect(nearly(weights.sumOfColumns(), Tensor(repeating: 1, shape: [2, 3, 4])))
    #expect(weights[1, 2, 0, 0] == 1 && weights[0, 0, 1, 2] == 0)
    let one = Tensor.normal([3, 1, 6], using: &generator)
    #expect(layer.weights(one) == Tensor(repeating: 1, shape: [3, 3, 1, 1]))
  }

  @Test("projections that do not fit stop the program")
  func misuse() async {
    let heads = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 8)
      _ = MultiHeadAttention(width: 6, heads: 4, using: &generator)
    }
    expectStop(heads, says: "for 4 heads; expected widths that fit each other")
    let width = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 8)
      _ = MultiHeadAttention(width: 6, heads: 2, using: &generator).forward(.zeros([1, 2, 5]))
    }
    expectStop(width, says: "sequences of shape [1, 2, 5]")
  }
}
