import GradientChecking
import Recurrence
import Tensors
import Testing

/// Compares all gradients of a recurrent layer with central differences, for a random dy and dFinal.
func report(
  seed: UInt64, steps: Int, count: Int, mask: SequenceMask? = nil
) -> GradientReport {
  GradientReport.drawing(seed: seed) { generator, report in
    let layer = RecurrentLayer(
      inputWeights: .normal([2, 4], using: &generator),
      stateWeights: .normal([4, 4], standardDeviation: 0.7, using: &generator),
      bias: .normal([4], using: &generator))
    let x = Tensor.normal([steps, count, 2], using: &generator)
    let initial = Tensor.normal([count, 4], using: &generator)
    let dy = Tensor.normal([steps, count, 4], using: &generator)
    let dFinal = Tensor.normal([count, 4], using: &generator)
    func loss(_ layer: RecurrentLayer, _ x: Tensor, _ initial: Tensor) -> Scalar {
      let (y, final, _) = layer.forward(x, initial: initial, mask: mask)
      return y.dot(dy) + final.dot(dFinal)
    }
    let backward = layer.forward(x, initial: initial, mask: mask).backward
    let (dx, dInitial, gradient) = backward(dy, dFinal)
    let again = backward(dy, dFinal)
    if again.dx != dx || again.dInitial != dInitial {
      report.complain("backward called twice gives two results")
    }
    report.compare(dx, "x", at: x) { loss(layer, $0, initial) }
    report.compare(dInitial, "initial state", at: initial) { loss(layer, x, $0) }
    report.compare(gradient, at: layer) { loss($0, x, initial) }
  }
}

@Suite("RecurrentLayer: hₜ = tanh(xₜ · W_x + hₜ₋₁ · W_h + b)")
struct RecurrentLayerTests {
  @Test(
    "weights, bias, inputs and initial state agree with central differences",
    arguments: [1, 2, 7], [1, 3])
  func gradient(steps: Int, count: Int) {
    let report = report(seed: 1, steps: steps, count: count)
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == steps * count * 2 + count * 4 + 8 + 16 + 4)
  }

  @Test("the batched layer takes every sequence through the literal loop")
  func definition() {
    var generator = SeededGenerator(seed: 2)
    let literal = literal(using: &generator)
    let x = Tensor.normal([7, 3, 2], using: &generator)
    let initial = Tensor.normal([3, 5], using: &generator)
    let (y, final, _) = RecurrentLayer(literal).forward(x, initial: initial)
    for n in 0..<3 {
      let states = literal.states(sequence(n, of: x), initial: state(n, of: initial))
      for t in 0..<7 { #expect(agree(state(n, of: matrix(t, of: y)), states[t + 1])) }
      #expect(agree(state(n, of: final), states[7]))
    }
  }

  @Test("its gradient is the sum over the sequences of the literal gradients")
  func literalGradient() {
    var generator = SeededGenerator(seed: 3)
    let literal = literal(using: &generator)
    let x = Tensor.normal([7, 3, 2], using: &generator)
    let initial = Tensor.normal([3, 5], using: &generator)
    let dy = Tensor.normal([7, 3, 5], using: &generator)
    let (_, final, backward) = RecurrentLayer(literal).forward(x, initial: initial)
    let (dx, dInitial, gradient) = backward(dy, .zeros(final.shape))
    var sum = (state: Tensor.zeros([5, 5]), input: Tensor.zeros([5, 2]), bias: Tensor.zeros([5]))
    for n in 0..<3 {
      let part = sequence(n, of: x)
      let one = literal.gradient(
        part, states: literal.states(part, initial: state(n, of: initial)),
        direct: (0..<7).map { state(n, of: matrix($0, of: dy)) })
      sum.state += one.stateWeights
      sum.input += one.inputWeights
      sum.bias += one.bias
      #expect(agree(sequence(n, of: dx), one.inputs))
      #expect(agree(state(n, of: dInitial), one.initial))
    }
    #expect(agree(gradient.stateWeights.transposed.tensor, sum.state, within: 256))
    #expect(agree(gradient.inputWeights.transposed.tensor, sum.input, within: 256))
    #expect(agree(gradient.bias, sum.bias, within: 256))
  }

  @Test("a sequence in two parts, the state carried over, is the sequence in one")
  func carriedState() {
    var generator = SeededGenerator(seed: 4)
    let layer = RecurrentLayer(literal(using: &generator))
    let x = Tensor.normal([7, 3, 2], using: &generator)
    let initial = Tensor.normal([3, 5], using: &generator)
    let whole = layer.forward(x, initial: initial)
    let first = layer.forward(x.rows(0..<4), initial: initial)
    let second = layer.forward(x.rows(4..<7), initial: first.final)
    #expect(agree(.concatenating([first.y, second.y], along: 0), whole.y))
    #expect(agree(second.final, whole.final))
    // And back again: the gradient of the state is carried the other way.
    let dy = Tensor.normal([7, 3, 5], using: &generator)
    let all = whole.backward(dy, .zeros([3, 5]))
    let later = second.backward(dy.rows(4..<7), .zeros([3, 5]))
    let earlier = first.backward(dy.rows(0..<4), later.dInitial)
    #expect(agree(.concatenating([earlier.dx, later.dx], along: 0), all.dx))
    #expect(agree(earlier.dInitial, all.dInitial))
    let sum = later.gradient.stateWeights + earlier.gradient.stateWeights
    #expect(agree(sum, all.gradient.stateWeights, within: 256))
  }

  @Test("no output depends on later inputs: those before a change are equal to the last bit")
  func causality() {
    var generator = SeededGenerator(seed: 5)
    let layer = RecurrentLayer(literal(using: &generator))
    var x = Tensor.normal([7, 3, 2], using: &generator)
    let before = layer.forward(x, initial: layer.zeroState(for: 3)).y
    x[4, 1, 0] += 1
    let after = layer.forward(x, initial: layer.zeroState(for: 3)).y
    #expect(after.rows(0..<4) == before.rows(0..<4))
    #expect(sequence(0, of: after) == sequence(0, of: before))
    #expect(sequence(1, of: after) != sequence(1, of: before))
  }

  private func literal(using generator: inout SeededGenerator) -> RecurrenceByDefinition {
    RecurrenceByDefinition(
      stateWeights: .normal([5, 5], standardDeviation: 0.6, using: &generator),
      inputWeights: .normal([5, 2], using: &generator), bias: .normal([5], using: &generator))
  }
}

@Suite("RecurrentLayer: extremes and misuse")
struct RecurrentLayerExtremeTests {
  @Test("without steps the final state is the initial one, and so are their gradients")
  func noSteps() {
    var generator = SeededGenerator(seed: 1)
    let layer = RecurrentLayer(inputs: 2, width: 3, using: &generator)
    let initial = Tensor.normal([4, 3], using: &generator)
    let (y, final, backward) = layer.forward(.zeros([0, 4, 2]), initial: initial)
    #expect(y.shape == [0, 4, 3])
    #expect(final == initial)
    let (dx, dInitial, gradient) = backward(.zeros([0, 4, 3]), initial)
    #expect(dx.shape == [0, 4, 2])
    #expect(dInitial == initial)
    #expect(gradient.stateWeights == .zeros([3, 3]))
  }

  @Test("an empty batch gives empty states and zero gradients")
  func emptyBatch() {
    var generator = SeededGenerator(seed: 2)
    let layer = RecurrentLayer(inputs: 2, width: 3, using: &generator)
    let (y, final, backward) = layer.forward(.zeros([5, 0, 2]), initial: .zeros([0, 3]))
    #expect(y.shape == [5, 0, 3])
    #expect(final.shape == [0, 3])
    let (dx, _, gradient) = backward(.zeros([5, 0, 3]), .zeros([0, 3]))
    #expect(dx.shape == [5, 0, 2])
    #expect(gradient.inputWeights == .zeros([2, 3]))
    #expect(gradient.bias == .zeros([3]))
  }

  @Test("inputs of ±1000 give states of ±1 through which no gradient comes")
  func saturation() {
    let layer = RecurrentLayer(
      inputWeights: Tensor([[1]]), stateWeights: Tensor([[0.5]]), bias: Tensor([0]))
    let (y, final, backward) = layer.forward(
      Tensor(shape: [2, 1, 1], scalars: [1_000, -1_000]), initial: Tensor([[1]]))
    #expect(y.scalars == [1, -1])
    let (dx, dInitial, _) = backward(.zeros(y.shape), Tensor([[1]]))
    #expect(final == Tensor([[-1]]))
    #expect(dx.scalars.allSatisfy { $0 == 0 })
    #expect(dInitial.scalars.allSatisfy { $0 == 0 })
  }

  @Test("a NaN in one sequence stays in that sequence, from its step on")
  func notANumber() {
    var generator = SeededGenerator(seed: 3)
    let layer = RecurrentLayer(inputs: 2, width: 3, using: &generator)
    var x = Tensor.normal([4, 2, 2], using: &generator)
    x[2, 1, 0] = .nan
    let y = layer.forward(x, initial: layer.zeroState(for: 2)).y
    #expect(sequence(0, of: y).scalars.allSatisfy { $0.isFinite })
    #expect(sequence(1, of: y).rows(0..<2).scalars.allSatisfy { $0.isFinite })
    #expect(sequence(1, of: y).rows(2..<4).scalars.allSatisfy { $0.isNaN })
  }

  @Test("a random layer's parameters are uniform in ±1/√H, no two units alike")
  func initialization() {
    var generator = SeededGenerator(seed: 4)
    let layer = RecurrentLayer(inputs: 30, width: 100, using: &generator)
    for place in layer.tensors {
      let tensor = layer[keyPath: place]
      #expect(tensor.map { abs($0) }.max() <= 0.1)
      #expect(Set(tensor.scalars).count > tensor.count * 9 / 10)
    }
    let variance = (layer.stateWeights * layer.stateWeights).mean()
    #expect(abs(variance - 0.01 / 3) < 0.0002)
  }

  @Test("an initial state for another batch stops the program and names the shapes")
  func initialShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layer = RecurrentLayer(
        inputWeights: .zeros([2, 3]), stateWeights: .zeros([3, 3]), bias: .zeros([3]))
      _ = layer.forward(.zeros([7, 4, 2]), initial: .zeros([7, 3]))
    }
    expect(result, says: "sequences of shape [7, 4, 2] and an initial state of shape [7, 3]")
  }

  @Test("weights that do not fit together stop the program")
  func weightShapes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = RecurrentLayer(
        inputWeights: .zeros([2, 3]), stateWeights: .zeros([2, 3]), bias: .zeros([3]))
    }
    expect(result, says: "state weights of shape [2, 3]")
  }

  @Test("a mask for another batch stops the program")
  func maskShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layer = RecurrentLayer(
        inputWeights: .zeros([2, 3]), stateWeights: .zeros([3, 3]), bias: .zeros([3]))
      _ = layer.forward(
        .zeros([5, 2, 2]), initial: .zeros([2, 3]), mask: SequenceMask(lengths: [5, 6]))
    }
    expect(result, says: "lengths [5, 6] for 2 sequences of 5 steps")
  }
}
