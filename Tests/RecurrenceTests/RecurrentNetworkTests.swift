import Backpropagation
import Datasets
import GradientChecking
import Learning
import Optimizers
import Recurrence
import Tensors
import Testing

@Suite("RecurrentNetwork: oₜ = hₜ · W_y + b_y")
struct RecurrentNetworkTests {
  @Test("the whole network's gradient agrees with central differences, every step asked")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let network = RecurrentNetwork(inputs: 2, width: 4, outputs: 3, using: &generator)
      let x = Tensor.normal([5, 3, 2], using: &generator)
      let targets = Tensor.normal([5, 3, 3], using: &generator)
      let initial = Tensor.normal([3, 4], using: &generator)
      let (_, _, gradient) = network.lossAndGradient(x, targets, initial: initial)
      report.compare(gradient, at: network) {
        $0.lossAndGradient(x, targets, initial: initial).loss
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 5)
  }

  @Test("and where only some rows of sequences of different length are asked")
  func maskedGradient() {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let network = RecurrentNetwork(inputs: 2, width: 4, outputs: 3, using: &generator)
      let x = Tensor.normal([5, 3, 2], using: &generator)
      let mask = SequenceMask(lengths: [3, 5, 1])
      let targets = Tensor.normal([9, 3], using: &generator)
      func outcome(_ network: RecurrentNetwork) -> (Scalar, Tensor, RecurrentNetwork) {
        network.lossAndGradient(
          x, targets, at: mask.rows, initial: network.hidden.zeroState(for: 3), mask: mask)
      }
      report.compare(outcome(network).2, at: network) { outcome($0).0 }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the loss of a masked batch is the mean over all steps of the sequences alone")
  func maskedLoss() {
    var generator = SeededGenerator(seed: 3)
    let network = RecurrentNetwork(inputs: 2, width: 4, outputs: 1, using: &generator)
    let x = Tensor.normal([5, 3, 2], using: &generator)
    let targets = Tensor.normal([5, 3, 1], using: &generator)
    let mask = SequenceMask(lengths: [3, 5, 1])
    let flat = targets.reshaped([15, 1])
    let batch = network.lossAndGradient(
      x, flat.gather(rows: mask.rows), at: mask.rows, initial: .zeros([3, 4]), mask: mask)
    var sum: Scalar = 0
    for (n, length) in mask.lengths.enumerated() {
      let part = sequence(n, of: x).rows(0..<length).reshaped([length, 1, 2])
      let wanted = sequence(n, of: targets).rows(0..<length).reshaped([length, 1, 1])
      sum += Scalar(length) * network.lossAndGradient(part, wanted, initial: .zeros([1, 4])).loss
    }
    #expect(abs(batch.loss - sum / 9) < 64 * .ulpOfOne)
  }

  @Test("the answers are the literal outputs of the literal states")
  func literalOutputs() {
    var generator = SeededGenerator(seed: 4)
    let literal = RecurrenceByDefinition(
      stateWeights: .normal([4, 4], using: &generator),
      inputWeights: .normal([4, 2], using: &generator), bias: .normal([4], using: &generator))
    let (weights, bias) = (
      Tensor.normal([3, 4], using: &generator), Tensor.normal([3], using: &generator)
    )
    let network = RecurrentNetwork(
      hidden: RecurrentLayer(literal),
      output: Dense(weights: weights.transposed.tensor, bias: bias))
    let x = Tensor.normal([6, 2, 2], using: &generator)
    let (answers, final) = network.answers(x, initial: .zeros([2, 4]))
    for n in 0..<2 {
      let states = literal.states(sequence(n, of: x), initial: .zeros([4]))
      let outputs = RecurrenceByDefinition.outputs(of: states, weights: weights, bias: bias)
      for t in 0..<6 { #expect(agree(state(n, of: matrix(t, of: answers)), outputs[t])) }
      #expect(agree(state(n, of: final), states[6]))
    }
  }

  @Test("a training step moves no parameter's storage")
  func storage() {
    var generator = SeededGenerator(seed: 5)
    var network = RecurrentNetwork(inputs: 2, width: 4, outputs: 1, using: &generator)
    let x = Tensor.normal([5, 3, 2], using: &generator)
    let targets = Tensor.normal([5, 3, 1], using: &generator)
    var step = Optimizer(Adam(rate: 0.01), for: network)
    let before = network.tensors.map { network[keyPath: $0].storageAddress }
    for _ in 0..<3 {
      step(&network, network.lossAndGradient(x, targets, initial: .zeros([3, 4])).gradient)
    }
    #expect(network.tensors.map { network[keyPath: $0].storageAddress } == before)
  }

  @Test("an exploded gradient, clipped, has length 1 and the direction that it had")
  func clipping() {
    var generator = SeededGenerator(seed: 7)
    var network = RecurrentNetwork(inputs: 1, width: 2, outputs: 1, using: &generator)
    // A turn by a right angle, 1.4 times as long at each of 40 steps: 1.4⁴⁰ = 7e5.
    network.hidden.stateWeights = Tensor([[0, 1.4], [-1.4, 0]])
    network.hidden.bias = .zeros([2])
    let x = Tensor.normal([40, 3, 1], standardDeviation: 1e-8, using: &generator)
    let rows = Array(39 * 3..<40 * 3)
    let targets = Tensor.normal([3, 1], standardDeviation: 1e3, using: &generator)
    let start = Tensor.normal([3, 2], standardDeviation: 1e-8, using: &generator)
    let gradient = network.lossAndGradient(x, targets, at: rows, initial: start).gradient
    let short = clipped(gradient, to: 1)
    #expect(gradient.norm > 100)
    #expect(abs(short.norm - 1) < 16 * .ulpOfOne)
    for place in network.tensors {
      let rescaled = short[keyPath: place] * gradient.norm
      #expect((rescaled - gradient[keyPath: place]).norm < 64 * .ulpOfOne * gradient.norm)
    }
  }

  @Test("an echo after two steps is learned: the error falls from 1 to under 0.01")
  func echo() {
    var generator = SeededGenerator(seed: 6)
    var network = RecurrentNetwork(inputs: 1, width: 16, outputs: 1, using: &generator)
    var step = Optimizer(Adam(rate: 0.01), for: network)
    let rows = Array(2 * 20..<12 * 20)
    var losses: [Scalar] = []
    for _ in 0..<300 {
      let (x, targets) = Generated.delayedEcho(count: 20, steps: 12, delay: 2, using: &generator)
      let (loss, _, gradient) = network.lossAndGradient(
        x, targets.reshaped([240, 1]).gather(rows: rows), at: rows, initial: .zeros([20, 16]))
      step(&network, clipped(gradient, to: 1))
      losses.append(loss)
    }
    #expect(losses[0] > 0.9)
    #expect(losses[299] < 0.01)
  }
}
