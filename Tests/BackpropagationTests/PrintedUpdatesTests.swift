import Backpropagation
import Tensors
import Testing

@Suite("The updates that program 003 §4.2 prints")
struct PrintedUpdatesTests {
  /// All weights 0: every unit says ½, and the targets are 0 and 1.
  let network = SigmoidNetwork(
    hidden: Dense(weights: .zeros([2, 3]), bias: .zeros([3])),
    output: Dense(weights: .zeros([3, 1]), bias: .zeros([1])))
  let printed: PrintedUpdates

  init() { printed = PrintedUpdates(network, Tensor([[1, 2], [3, 4]]), Tensor([[0], [1]])) }

  @Test("the output's error is 2 (ŷ − Y), one row an example")
  func bias() { #expect(printed.outputBias == Tensor([[1], [-1]])) }

  @Test("the output's weights get the error times the hidden units, also one row an example")
  func weights() {
    #expect(printed.outputWeights == Tensor([[0.5, 0.5, 0.5], [-0.5, -0.5, -0.5]]))
  }

  @Test("the hidden layer's factor is zero whatever the data")
  func hidden() { #expect(printed.hiddenFactor == .zeros([2, 3])) }
}
