#if canImport(_Differentiation) && !SinglePrecision
  import Backpropagation
  import Recurrence
  import Tensors
  import Testing
  import _Differentiation

  @Suite("The recurrent layer, differentiated by the compiler")
  struct RecurrenceDerivativeTests {
    private let layer: RecurrentLayer
    private let x: Tensor
    private let initial: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      layer = RecurrentLayer(
        inputWeights: .normal([2, 4], using: &generator),
        stateWeights: .normal([4, 4], standardDeviation: 0.5, using: &generator),
        bias: .normal([4], using: &generator))
      x = .normal([5, 3, 2], using: &generator)
      initial = .normal([3, 4], using: &generator)
    }

    @Test(
      "all states, the last one, and sequences of different lengths",
      arguments: [[5, 5, 5], [2, 5, 0]])
    func states(lengths: [Int]) {
      var generator = SeededGenerator(seed: 2)
      let dy = Tensor.normal([5, 3, 4], using: &generator)
      let dFinal = Tensor.normal([3, 4], using: &generator)
      let mask = SequenceMask(lengths: lengths)
      let (y, final, backward) = layer.forward(x, initial: initial, mask: mask)
      let (dx, dInitial, gradient) = backward(dy, dFinal)
      expectGradients(
        [y, final], upstream: [dy, dFinal], [dx, dInitial] + values(of: gradient),
        at: [x, initial] + values(of: layer)
      ) { p in
        recurrent(p[0], p[1], p[2], p[3], p[4], lengths: lengths)
      }
    }

    @Test("backpropagation through time, literally: one sequence in columns")
    func definition() {
      var generator = SeededGenerator(seed: 3)
      let network = RecurrenceByDefinition(
        stateWeights: .normal([3, 3], using: &generator),
        inputWeights: .normal([3, 2], using: &generator), bias: .normal([3], using: &generator))
      let x = Tensor.normal([4, 2], using: &generator)
      let start = Tensor.normal([3], using: &generator)
      let states = network.states(x, initial: start)
      let dy = Tensor.normal([4, 3], using: &generator)
      let direct = (0..<4).map { dy.rows($0..<$0 + 1).reshaped([3]) }
      let g = network.gradient(x, states: states, direct: direct)
      let y = Tensor(states.dropFirst().map(\.scalars))
      expectGradients(
        y, upstream: dy, [g.inputs, g.initial, g.stateWeights, g.inputWeights, g.bias],
        at: [x, start, network.stateWeights, network.inputWeights, network.bias]
      ) { p in
        var y: [Double] = []
        var h = p[1]
        for t in 0..<4 {
          var next: [Double] = []
          for i in 0..<3 {
            var z = p[4][i]
            for j in 0..<3 { z += p[2][i, j] * h[j] }
            for j in 0..<2 { z += p[3][i, j] * p[0][t, j] }
            next.append(hyperbolic(z))
            y.append(next[i])
          }
          h = Variable(next, [3])
        }
        return Variable(y, [4, 3])
      }
    }

    @Test("the network's loss over the rows that are asked for")
    func network() {
      var generator = SeededGenerator(seed: 4)
      let network = RecurrentNetwork(
        hidden: layer, output: Dense(inputs: 4, outputs: 2, using: &generator))
      let asked = [14, 3, 7, 12]
      let targets = Tensor.normal([4, 2], using: &generator)
      let (loss, _, gradient) = network.lossAndGradient(x, targets, at: asked, initial: initial)
      let (x, initial) = (x, initial)
      expectGradients(loss, values(of: gradient), at: values(of: network)) { p in
        let h = recurrent(
          Variable(x), Variable(initial), p[0], p[1], p[2], lengths: [5, 5, 5])
        return squares(affine(rows(h[0], asked, width: 4), p[3], p[4]), targets)
      }
    }

    @Test("truncated after two steps: the state is carried on without a derivative")
    func truncated() {
      var generator = SeededGenerator(seed: 5)
      let network = RecurrentNetwork(
        hidden: layer, output: Dense(inputs: 4, outputs: 2, using: &generator))
      let targets = Tensor.normal([5, 3, 2], using: &generator)
      let (loss, _, gradient) = network.truncatedLossAndGradient(
        x, targets, chunk: 2, initial: initial)
      let (x, initial) = (x, initial)
      expectGradients(loss, values(of: gradient), at: values(of: network)) { p in
        var state = Variable(initial)
        var sum = 0.0
        for start in [0, 2, 4] {
          let steps = start..<min(start + 2, 5)
          let h = recurrent(
            Variable(x.rows(steps)), withoutDerivative(at: state), p[0], p[1], p[2],
            lengths: [5, 5, 5])
          let rowNumbers = Array(0..<3 * steps.count)
          let answers = affine(rows(h[0], rowNumbers, width: 4), p[3], p[4])
          sum += squares(answers, targets.rows(steps)) * Double(steps.count) / 5
          state = h[1]
        }
        return sum
      }
    }

    @Test("the Jacobian ∂h_T/∂h₀, row by row")
    func jacobian() {
      let sequence = x.reshaped([15, 2]).rows(0..<5)
      let start = initial.rows(0..<1).reshaped([4])
      let matrix = layer.jacobian(of: sequence, from: start)
      let final = layer.forward(
        sequence.reshaped([5, 1, 2]), initial: start.reshaped([1, 4])
      ).final
      let parameters = values(of: layer).map { Variable($0) }
      for i in 0..<4 {
        let row = matrix.rows(i..<i + 1).reshaped([4])
        expectGradients(final[0, i], [row], at: [start]) { p in
          let x = Variable(sequence.scalars, [5, 1, 2])
          let h0 = Variable(p[0].scalars, [1, 4])
          return recurrent(
            x, h0, parameters[0], parameters[1], parameters[2], lengths: [5])[0][16 + i]
        }
      }
    }
  }
#endif
