import Foundation
import GradientChecking
import LanguageModel
import Learning
import Tensors
import Testing

@Suite("GRU: h = (1 − z) ⊙ n + z ⊙ h₋, the reset after the product")
struct GRUTests {
  private func literal(
    inputs: Int, width: Int, using generator: inout SeededGenerator
  ) -> GRUByDefinition {
    GRUByDefinition(
      reset: gate(inputs: inputs, width: width, using: &generator),
      update: gate(inputs: inputs, width: width, using: &generator),
      candidate: gate(inputs: inputs, width: width, using: &generator),
      memoryBias: .normal([width], using: &generator))
  }

  @Test("a step worked by hand: r = ¾, z = ⅔, m = 2 ln 2, n = tanh(ln 2) = 0.6")
  func byHand() {
    func gate(_ w: Scalar, _ u: Scalar, _ b: Scalar) -> Gate {
      Gate(inputWeights: Tensor([[w]]), stateWeights: Tensor([[u]]), bias: Tensor([b]))
    }
    let (ln2, ln3) = (log(Scalar(2)), log(Scalar(3)))
    let network = GRUByDefinition(
      reset: gate(ln3, 0, 0), update: gate(0, ln2 / 3, 0), candidate: gate(-ln2, 0, ln2 / 2),
      memoryBias: Tensor([2 * ln2]))
    // aₙ = −ln 2 + ½ ln 2, and ¾ · 2 ln 2 is added: ln 2. h = ⅓ · 0.6 + ⅔ · 3.
    let h = network.step(Tensor([1]), state: Tensor([3]))
    #expect(abs(h[0] - 2.2) < 16 * .ulpOfOne)
  }

  @Test(
    "gradients of all parameters, inputs and initial states agree with central differences",
    arguments: [1, 2, 7], [1, 3])
  func gradient(steps: Int, count: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let layer = GRU(inputs: 3, width: 5, using: &generator)
      let x = Tensor.normal([steps, count, 3], using: &generator)
      let initial = Tensor.normal([count, 5], using: &generator)
      let dy = Tensor.normal([steps, count, 5], using: &generator)
      let dFinal = Tensor.normal([count, 5], using: &generator)
      func loss(_ layer: GRU, _ x: Tensor, _ initial: Tensor) -> Scalar {
        let (y, final, _) = layer.forward(x, initial: initial)
        return y.dot(dy) + final.dot(dFinal)
      }
      let backward = layer.forward(x, initial: initial).backward
      let (dx, dInitial, gradient) = backward(dy, dFinal)
      let again = backward(dy, dFinal)
      if again.dx != dx || again.dInitial != dInitial { report.complain("backward called twice") }
      report.compare(dx, "x", at: x) { loss(layer, $0, initial) }
      report.compare(dInitial, "h₀", at: initial) { loss(layer, x, $0) }
      report.compare(gradient, at: layer) { loss($0, x, initial) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the batched layer is the literal one, sequence by sequence", arguments: [3, 8, 17])
  func definition(width: Int) {
    var generator = SeededGenerator(seed: 2)
    let literal = literal(inputs: 2, width: width, using: &generator)
    let x = Tensor.normal([5, 3, 2], using: &generator)
    let initial = Tensor.normal([3, width], using: &generator)
    let (y, final, _) = GRU(literal).forward(x, initial: initial)
    for n in 0..<3 {
      let states = literal.states(sequence(n, of: x), from: vector(n, of: initial))
      for t in 0..<5 { #expect(agree(vector(t, of: sequence(n, of: y)), states[t])) }
      #expect(agree(vector(n, of: final), states[4]))
    }
  }

  @Test("with z = 1 the state and its gradient pass a hundred steps unchanged")
  func carousel() {
    var generator = SeededGenerator(seed: 3)
    let layer = GRU(
      inputWeights: .normal([1, 6], using: &generator),
      stateWeights: .normal([2, 6], using: &generator),
      inputBias: Tensor([0, 0, 1000, 1000, 0, 0]), stateBias: .zeros([6]))
    let initial = Tensor([[1.5, -0.25]])
    let x = Tensor.normal([100, 1, 1], using: &generator)
    let (y, final, backward) = layer.forward(x, initial: initial)
    #expect(final == initial)
    #expect(backward(.zeros(y.shape), Tensor([[3, 7]])).dInitial == Tensor([[3, 7]]))
  }

  @Test("no steps leave the state as it is; any number of threads gives the same bits")
  func emptyAndThreads() {
    let count = Threads.count
    defer { Threads.count = count }
    var generator = SeededGenerator(seed: 4)
    let layer = GRU(inputs: 8, width: 130, using: &generator)
    let initial = Tensor.normal([60, 130], using: &generator)
    #expect(layer.forward(.zeros([0, 60, 8]), initial: initial).final == initial)
    let x = Tensor.normal([3, 60, 8], using: &generator)
    let results = [1, 3].map { threads in
      Threads.count = threads
      let (y, final, backward) = layer.forward(x, initial: initial)
      let (dx, dInitial, gradient) = backward(y, final)
      return [y, dx, dInitial] + gradient.tensors.map { gradient[keyPath: $0] }
    }
    #expect(results[0] == results[1])
  }

  @Test("biases that do not fit stop the program, which names the shapes")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = GRU(
        inputWeights: .zeros([2, 12]), stateWeights: .zeros([4, 12]), inputBias: .zeros([12]),
        stateBias: .zeros([4]))
    }
    expect(
      result, says: "biases of shapes [12] and [4]; expected [D, 3·H], [H, 3·H], [3·H] and [3·H]")
  }
}
