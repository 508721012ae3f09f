import GradientChecking
import LanguageModel
import Learning
import Tensors
import Testing

@Suite("LSTM: four gates as one product")
struct LSTMTests {
  @Test(
    "gradients of all parameters, inputs and initial states agree with central differences",
    arguments: [1, 2, 7], [1, 3])
  func gradient(steps: Int, count: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let layer = LSTM(inputs: 3, width: 5, using: &generator)
      let x = Tensor.normal([steps, count, 3], using: &generator)
      let initial = LSTM.State(
        state: .normal([count, 5], using: &generator), cell: .normal([count, 5], using: &generator))
      let dy = Tensor.normal([steps, count, 5], using: &generator)
      let dFinal = LSTM.State(
        state: .normal([count, 5], using: &generator), cell: .normal([count, 5], using: &generator))
      func loss(_ layer: LSTM, _ x: Tensor, _ initial: LSTM.State) -> Scalar {
        let (y, final, _) = layer.forward(x, initial: initial)
        return y.dot(dy) + final.state.dot(dFinal.state) + final.cell.dot(dFinal.cell)
      }
      let backward = layer.forward(x, initial: initial).backward
      let (dx, dInitial, gradient) = backward(dy, dFinal)
      let again = backward(dy, dFinal)
      if again.dx != dx || again.dInitial != dInitial { report.complain("backward called twice") }
      report.compare(dx, "x", at: x) { loss(layer, $0, initial) }
      report.compare(dInitial.state, "h₀", at: initial.state) {
        loss(layer, x, LSTM.State(state: $0, cell: initial.cell))
      }
      report.compare(dInitial.cell, "c₀", at: initial.cell) {
        loss(layer, x, LSTM.State(state: initial.state, cell: $0))
      }
      report.compare(gradient, at: layer) { loss($0, x, initial) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the batched layer is the literal one, sequence by sequence", arguments: [3, 8, 17])
  func definition(width: Int) {
    var generator = SeededGenerator(seed: 2)
    let literal = literalLSTM(inputs: 2, width: width, using: &generator)
    let x = Tensor.normal([5, 3, 2], using: &generator)
    let initial = LSTM.State(
      state: .normal([3, width], using: &generator), cell: .normal([3, width], using: &generator))
    let (y, final, backward) = LSTM(literal).forward(x, initial: initial)
    let dy = Tensor.normal(y.shape, using: &generator)
    let zero = LSTM(literal).zeroState(for: 3)
    let (dx, dInitial, gradient) = backward(dy, zero)
    var sum = Tensor.zeros([2, 4 * width])
    for n in 0..<3 {
      let (h, c) = (vector(n, of: initial.state), vector(n, of: initial.cell))
      let steps = literal.steps(sequence(n, of: x), state: h, cell: c)
      for t in 0..<5 { #expect(agree(vector(t, of: sequence(n, of: y)), steps[t].state)) }
      #expect(agree(vector(n, of: final.cell), steps[4].cell))
      #expect(agree(vector(n, of: final.state), steps[4].state))
      let direct = (0..<5).map { vector($0, of: sequence(n, of: dy)) }
      let g = literal.gradient(sequence(n, of: x), state: h, cell: c, direct: direct)
      #expect(agree(sequence(n, of: dx), g.inputs))
      #expect(agree(vector(n, of: dInitial.state), g.state))
      #expect(agree(vector(n, of: dInitial.cell), g.cell))
      sum += LSTM(g.gates).inputWeights
    }
    #expect(agree(gradient.inputWeights, sum))
  }

  @Test("with f = 1 and i = 0 the cell and its gradient pass a hundred steps unchanged")
  func carousel() {
    var generator = SeededGenerator(seed: 3)
    var bias = Tensor.zeros([8])
    for unit in 0..<2 { (bias[unit], bias[2 + unit]) = (-1000, 1000) }
    let layer = LSTM(
      inputWeights: .normal([1, 8], using: &generator),
      stateWeights: .normal([2, 8], using: &generator), inputBias: bias, stateBias: .zeros([8]))
    let initial = LSTM.State(state: .zeros([1, 2]), cell: Tensor([[1.5, -0.25]]))
    let x = Tensor.normal([100, 1, 1], using: &generator)
    let (y, final, backward) = layer.forward(x, initial: initial)
    #expect(final.cell == initial.cell)
    let dCell = Tensor([[3, 7]])
    let way = backward(.zeros(y.shape), LSTM.State(state: .zeros([1, 2]), cell: dCell))
    #expect(way.dInitial.cell == dCell)
  }

  @Test("inputs of ±1,000 give finite states in [−1, 1] and finite gradients")
  func extremes() {
    var generator = SeededGenerator(seed: 4)
    let layer = LSTM(inputs: 2, width: 4, using: &generator)
    let x = 1000 * Tensor.normal([6, 2, 2], using: &generator)
    let (y, final, backward) = layer.forward(x, initial: layer.zeroState(for: 2))
    #expect(y.scalars.allSatisfy { abs($0) <= 1 })
    #expect(final.cell.scalars.allSatisfy { abs($0) <= 6 })
    let (dx, _, gradient) = backward(.normal(y.shape, using: &generator), layer.zeroState(for: 2))
    #expect(dx.scalars.allSatisfy { $0.isFinite })
    #expect(gradient.norm.isFinite)
  }

  @Test("NaN in one sequence stays in it")
  func notANumber() {
    var generator = SeededGenerator(seed: 5)
    let layer = LSTM(inputs: 2, width: 4, using: &generator)
    var x = Tensor.normal([3, 2, 2], using: &generator)
    let before = layer.forward(x, initial: layer.zeroState(for: 2)).y
    x[1, 0, 0] = .nan
    let after = layer.forward(x, initial: layer.zeroState(for: 2)).y
    #expect(sequence(1, of: after) == sequence(1, of: before))
    #expect(sequence(0, of: after).rows(0..<1) == sequence(0, of: before).rows(0..<1))
    #expect(sequence(0, of: after).rows(1..<3).scalars.allSatisfy { $0.isNaN })
  }

  @Test("no steps leave the state as it is; no sequences have no states")
  func empty() {
    var generator = SeededGenerator(seed: 6)
    let layer = LSTM(inputs: 2, width: 4, using: &generator)
    let initial = LSTM.State(
      state: .normal([3, 4], using: &generator), cell: .normal([3, 4], using: &generator))
    let (y, final, backward) = layer.forward(.zeros([0, 3, 2]), initial: initial)
    #expect(y.shape == [0, 3, 4])
    #expect(final == initial)
    #expect(backward(y, initial).dInitial == initial)
    let none = layer.forward(.zeros([5, 0, 2]), initial: layer.zeroState(for: 0))
    #expect(none.y.shape == [5, 0, 4])
    #expect(none.backward(none.y, none.final).gradient.norm == 0)
  }

  @Test("any number of threads gives the same bits")
  func threads() {
    let count = Threads.count
    defer { Threads.count = count }
    var generator = SeededGenerator(seed: 7)
    let layer = LSTM(inputs: 16, width: 130, using: &generator)
    let x = Tensor.normal([3, 60, 16], using: &generator)
    let dy = Tensor.normal([3, 60, 130], using: &generator)
    let results = [1, 3].map { threads in
      Threads.count = threads
      let (y, final, backward) = layer.forward(x, initial: layer.zeroState(for: 60))
      let (dx, dInitial, gradient) = backward(dy, final)
      return [y, dx, dInitial.cell] + gradient.tensors.map { gradient[keyPath: $0] }
    }
    #expect(results[0] == results[1])
  }

  @Test("states of the wrong width stop the program, which names the shapes")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 8)
      let layer = LSTM(inputs: 2, width: 4, using: &generator)
      let initial = LSTM.State(state: .zeros([3, 4]), cell: .zeros([3, 5]))
      _ = layer.forward(.zeros([6, 3, 2]), initial: initial)
    }
    expect(
      result, says: "an initial state of shape [[3, 4], [3, 5]]; expected [T, N, 2] and [N, 4]")
  }
}
