import Foundation
import GradientChecking
import Recurrence
import Tensors
import Testing

@Suite("hₜ = tanh(W_hh hₜ₋₁ + W_xh xₜ + b), step by step")
struct RecurrenceByDefinitionTests {
  private func network(
    inputs: Int, width: Int, using generator: inout SeededGenerator
  ) -> RecurrenceByDefinition {
    RecurrenceByDefinition(
      stateWeights: .normal([width, width], standardDeviation: 0.7, using: &generator),
      inputWeights: .normal([width, inputs], using: &generator),
      bias: .normal([width], using: &generator))
  }

  @Test("two steps of one unit are worked by hand: ln 2 becomes 3/5, then tanh 0 = 0")
  func byHand() {
    let network = RecurrenceByDefinition(
      stateWeights: Tensor([[5]]), inputWeights: Tensor([[log(2)]]), bias: Tensor([0]))
    // z₁ = 5 · 0 + ln 2 · 1, so h₁ = 3/5; z₂ = 5 · 3/5 − ln 2 · 3/ln 2 = 0.
    let states = network.states(Tensor([[1], [-3 / log(2)]]), initial: Tensor([0]))
    #expect(states.count == 3)
    #expect(abs(states[1][0] - 0.6) < 4 * .ulpOfOne)
    #expect(abs(states[2][0]) < 16 * .ulpOfOne)
  }

  @Test("the output oₜ = W_hy hₜ + b_y is worked by hand, once a step and none for h₀")
  func outputs() {
    let states = [Tensor([9, 9]), Tensor([1, 0]), Tensor([0.5, -1])]
    let outputs = RecurrenceByDefinition.outputs(
      of: states, weights: Tensor([[2, 4], [6, 8], [0, 1]]), bias: Tensor([10, 20, 30]))
    #expect(outputs == [Tensor([12, 26, 30]), Tensor([7, 15, 29])])
  }

  @Test("the literal δ recursion agrees with central differences", arguments: [1, 2, 7])
  func gradient(steps: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let network = network(inputs: 2, width: 3, using: &generator)
      let x = Tensor.normal([steps, 2], using: &generator)
      let initial = Tensor.normal([3], using: &generator)
      let direct = (0..<steps).map { _ in Tensor.normal([3], using: &generator) }
      func loss(_ network: RecurrenceByDefinition, _ x: Tensor, _ h: Tensor) -> Scalar {
        zip(network.states(x, initial: h).dropFirst(), direct).reduce(0) { $0 + $1.0.dot($1.1) }
      }
      let gradient = network.gradient(
        x, states: network.states(x, initial: initial), direct: direct)
      for (name, place, claimed) in [
        ("W_hh", \RecurrenceByDefinition.stateWeights, gradient.stateWeights),
        ("W_xh", \.inputWeights, gradient.inputWeights), ("b", \.bias, gradient.bias),
      ] {
        report.compare(claimed, name, at: network[keyPath: place]) { moved in
          var other = network
          other[keyPath: place] = moved
          return loss(other, x, initial)
        }
      }
      report.compare(gradient.inputs, "x", at: x) { loss(network, $0, initial) }
      report.compare(gradient.initial, "h₀", at: initial) { loss(network, x, $0) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 9 + 6 + 3 + 2 * steps + 3)
  }

  @Test("W [h, x] + b of article 003 and W_hh h + W_xh x + b of article 000 are one formula")
  func notations() {
    var generator = SeededGenerator(seed: 2)
    let separate = network(inputs: 3, width: 5, using: &generator)
    let x = Tensor.normal([7, 3], using: &generator)
    let initial = Tensor.normal([5], using: &generator)
    let joined = JoinedRecurrence(separate)
    #expect(joined.weights.shape == [5, 8])
    let pairs = zip(separate.states(x, initial: initial), joined.states(x, initial: initial))
    #expect(pairs.allSatisfy { agree($0, $1) })
    let again = joined.separated
    #expect(again.stateWeights == separate.stateWeights)
    #expect(again.inputWeights == separate.inputWeights)
    #expect(again.bias == separate.bias)
  }

  @Test("with x before h the same W is another network")
  func order() {
    var generator = SeededGenerator(seed: 3)
    let joined = JoinedRecurrence(network(inputs: 2, width: 2, using: &generator))
    let (h, x) = (Tensor([0.3, -0.6]), Tensor([1, 2]))
    let right = joined.step(.concatenating([h, x], along: 0))
    let swapped = joined.step(.concatenating([x, h], along: 0))
    #expect((right - swapped).norm > 0.1)
  }
}
