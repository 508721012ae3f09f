import Backpropagation
import GradientChecking
import LogisticRegression
import Tensors
import Testing

@Suite("δˡ = (Wˡ⁺¹ᵀ δˡ⁺¹) ⊙ σ′(zˡ)")
struct DeltaRecursionTests {
  private func network(
    _ widths: [Int], using generator: inout SeededGenerator
  ) -> DeltaRecursion {
    let pairs = Array(zip(widths, widths.dropFirst()))
    return DeltaRecursion(
      weights: pairs.map { .normal([$0.1, $0.0], using: &generator) },
      biases: pairs.map { .normal([$0.1], using: &generator) })
  }

  @Test("weights and biases agree with central differences in every layer")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let network = network([3, 5, 4, 2], using: &generator)
      let x = Tensor.normal([3], using: &generator)
      let y = Tensor.normal([2], using: &generator)
      let deltas = network.deltas(x, y)
      for (layer, gradient) in network.weightGradients(deltas, x).enumerated() {
        report.compare(gradient, "W\(layer + 1)", at: network.weights[layer]) {
          var moved = network
          moved.weights[layer] = $0
          return moved.cost(x, y)
        }
        report.compare(deltas[layer], "b\(layer + 1)", at: network.biases[layer]) {
          var moved = network
          moved.biases[layer] = $0
          return moved.cost(x, y)
        }
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 6)
  }

  @Test("the batched layers sum the literal gradients of the examples")
  func batched() {
    var generator = SeededGenerator(seed: 2)
    let network = network([3, 5, 2], using: &generator)
    let layers = zip(network.weights, network.biases).map {
      Dense(weights: $0.transposed.tensor, bias: $1)
    }
    let x = Tensor.normal([4, 3], using: &generator)
    let y = Tensor.normal([4, 2], using: &generator)

    let (z1, hiddenBackward) = layers[0].forward(x)
    let (a1, sigmoid1Backward) = Sigmoid().forward(z1)
    let (z2, outputBackward) = layers[1].forward(a1)
    let (a2, sigmoid2Backward) = Sigmoid().forward(z2)
    let (da1, output) = outputBackward(sigmoid2Backward(a2 - y))
    let (_, hidden) = hiddenBackward(sigmoid1Backward(da1))

    var sums = [Tensor.zeros([5, 3]), .zeros([2, 5])]
    for n in 0..<4 {
      let example = x.rows(n..<n + 1).reshaped([3])
      let deltas = network.deltas(example, y.rows(n..<n + 1).reshaped([2]))
      for (i, gradient) in network.weightGradients(deltas, example).enumerated() {
        sums[i] += gradient
      }
    }
    #expect((hidden.weights.transposed.tensor - sums[0]).norm < 64 * .ulpOfOne)
    #expect((output.weights.transposed.tensor - sums[1]).norm < 64 * .ulpOfOne)
  }

  @Test("the printed rule is right in the last layer and nowhere else")
  func asPrinted() {
    var generator = SeededGenerator(seed: 3)
    let network = network([3, 2, 2], using: &generator)
    let x = Tensor.normal([3], using: &generator)
    let y = Tensor.normal([2], using: &generator)
    let (right, printed) = (network.deltas(x, y), network.deltasAsPrinted(x, y))
    #expect(printed[1] == right[1])
    #expect((printed[0] - right[0]).norm > 0.1 * right[0].norm)
  }
}
