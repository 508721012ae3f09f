import Foundation
import GradientChecking
import LanguageModel
import Tensors
import Testing

@Suite("c = f ⊙ c₋ + i ⊙ g, h = o ⊙ tanh c, unit by unit")
struct LSTMByDefinitionTests {
  private func gate(_ w: Scalar, _ u: Scalar, _ b: Scalar) -> Gate {
    Gate(inputWeights: Tensor([[w]]), stateWeights: Tensor([[u]]), bias: Tensor([b]))
  }

  @Test("two steps worked by hand: σ(ln 3) = ¾, tanh(ln 2) = 0.6, tanh(ln 3) = 0.8")
  func byHand() {
    let (ln2, ln3) = (log(Scalar(2)), log(Scalar(3)))
    let network = LSTMByDefinition(
      input: gate(ln3, 0, 0), forget: gate(0, 0, ln3), candidate: gate(ln2, ln3 / 0.3, 0),
      output: gate(0, 0, 0))
    // c = ¾ · c₀ + ¾ · 0.6 is ln 2, so h = ½ · 0.6.
    let cell = (ln2 - 0.45) / 0.75
    let steps = network.steps(Tensor([[1], [0]]), state: Tensor([0]), cell: Tensor([cell]))
    let found = [steps[0].i, steps[0].f, steps[0].g, steps[0].o, steps[0].cell, steps[0].state]
    for (found, right) in zip(found, [0.75, 0.75, 0.6, 0.5, ln2, 0.3]) {
      #expect(abs(found[0] - right) < 8 * .ulpOfOne)
    }
    // x = 0 and h = 0.3: i = ½, g = tanh(ln 3) = 0.8.
    #expect(abs(steps[1].g[0] - 0.8) < 8 * .ulpOfOne)
    #expect(abs(steps[1].cell[0] - (0.75 * ln2 + 0.4)) < 8 * .ulpOfOne)
  }

  @Test("the literal gradients agree with central differences, every gate's three tensors")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let network = literalLSTM(inputs: 2, width: 3, using: &generator)
      let x = Tensor.normal([4, 2], using: &generator)
      let state = Tensor.normal([3], using: &generator)
      let cell = Tensor.normal([3], using: &generator)
      let direct = (0..<4).map { _ in Tensor.normal([3], using: &generator) }
      func loss(_ network: LSTMByDefinition, _ x: Tensor, _ h: Tensor, _ c: Tensor) -> Scalar {
        zip(network.steps(x, state: h, cell: c), direct).reduce(0) { $0 + $1.0.state.dot($1.1) }
      }
      let g = network.gradient(x, state: state, cell: cell, direct: direct)
      report.compare(g.inputs, "x", at: x) { loss(network, $0, state, cell) }
      report.compare(g.state, "h₀", at: state) { loss(network, x, $0, cell) }
      report.compare(g.cell, "c₀", at: cell) { loss(network, x, state, $0) }
      let gates: [(String, WritableKeyPath<LSTMByDefinition, Gate>)] = [
        ("i", \.input), ("f", \.forget), ("g", \.candidate), ("o", \.output),
      ]
      let tensors: [(String, WritableKeyPath<Gate, Tensor>)] = [
        ("W", \.inputWeights), ("U", \.stateWeights), ("b", \.bias),
      ]
      for (name, gate) in gates {
        for (letter, tensor) in tensors {
          let place = gate.appending(path: tensor)
          report.compare(g.gates[keyPath: place], letter + name, at: network[keyPath: place]) {
            var moved = network
            moved[keyPath: place] = $0
            return loss(moved, x, state, cell)
          }
        }
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 8 + 3 + 3 + 4 * (6 + 9 + 3))
  }
}
