import Foundation
import GradientChecking
import Neurons
import Tensors
import Testing

@Suite("One neuron and the gates of two inputs")
struct LogicGateTests {
  @Test("AND, OR and NAND are learned", arguments: [LogicGate.and, .or, .nand])
  func learned(gate: LogicGate) {
    var generator = SeededGenerator(seed: 1)
    let (neuron, losses) = gate.teach(steps: 500, rate: 1, using: &generator)
    let decisions = neuron.forward(LogicGate.inputs).y.map { $0 > 0 ? 1 : 0 }
    #expect(decisions == gate.targets)
    #expect(losses.count == 501)
    #expect(losses[500] < 0.1 && losses[500] < losses[0])
  }

  @Test("XOR ends at probability ½ for everything, loss ln 2, from every start", arguments: 1...5)
  func exclusiveOr(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (neuron, losses) = LogicGate.xor.teach(steps: 1000, rate: 1, using: &generator)
    #expect(neuron.forward(LogicGate.inputs).y.norm < 1e-3)
    #expect(abs(losses[1000] - log(2)) < 1e-6)
  }

  @Test("at w = 0, b = 0 the gradient of XOR's loss is exactly 0")
  func minimum() {
    let (loss, gradient) = LogicGate.xor.lossAndGradient(
      Neuron(weights: [0, 0], bias: 0, activation: .identity))
    #expect(abs(loss - log(2)) < 2 * .ulpOfOne)
    #expect(gradient.weights == .zeros([2]) && gradient.bias == .zeros([1]))
  }

  @Test("no line parts XOR: opposite corners have equal sums, whatever the weights")
  func impossible() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<100 {
      let draw = Tensor.normal([3], standardDeviation: 5, using: &generator)
      let neuron = Neuron(weights: [draw[0], draw[1]], bias: draw[2], activation: .identity)
      let z = neuron.forward(LogicGate.inputs).y
      #expect(abs(z[0] + z[3] - z[1] - z[2]) < 256 * .ulpOfOne)
      #expect(z.map { $0 > 0 ? 1 : 0 } != LogicGate.xor.targets)
    }
  }

  @Test(
    "the gradient of a gate's loss agrees with central differences", arguments: LogicGate.allCases)
  func gradient(gate: LogicGate) {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let draw = Tensor.normal([3], using: &generator)
      let neuron = Neuron(weights: [draw[0], draw[1]], bias: draw[2], activation: .identity)
      report.compare(gate.lossAndGradient(neuron).gradient, at: neuron) {
        gate.lossAndGradient($0).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("two layers by hand do XOR; the hidden one puts (0, 1) and (1, 0) on one point")
  func twoLayers() {
    let network = ExclusiveOr()
    #expect((network.output(LogicGate.inputs) - LogicGate.xor.targets).norm < 1e-3)
    let corners = Tensor([[0, 1], [1, 1], [1, 1], [1, 0]])
    #expect((network.hidden(LogicGate.inputs) - corners).norm < 1e-3)
  }
}
