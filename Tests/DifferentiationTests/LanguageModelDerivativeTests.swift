#if canImport(_Differentiation) && !SinglePrecision
  import LanguageModel
  import Tensors
  import Testing

  @Suite("LSTM, GRU and the language model, differentiated by the compiler")
  struct LanguageModelDerivativeTests {
    private let x: Tensor
    private let state: Tensor
    private let cell: Tensor
    private let dy: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      x = .normal([4, 3, 2], using: &generator)
      state = .normal([3, 5], using: &generator)
      cell = .normal([3, 5], using: &generator)
      dy = .normal([4, 3, 5], using: &generator)
    }

    @Test("four steps of an LSTM: states, final state and final cell")
    func lstm() {
      var generator = SeededGenerator(seed: 2)
      let layer = LSTM(
        inputWeights: .normal([2, 20], using: &generator),
        stateWeights: .normal([5, 20], standardDeviation: 0.5, using: &generator),
        inputBias: .normal([20], using: &generator), stateBias: .normal([20], using: &generator))
      let dFinal = LSTM.State(
        state: .normal([3, 5], using: &generator), cell: .normal([3, 5], using: &generator))
      let (y, final, backward) = layer.forward(x, initial: .init(state: state, cell: cell))
      let (dx, dInitial, gradient) = backward(dy, dFinal)
      expectGradients(
        [y, final.state, final.cell], upstream: [dy, dFinal.state, dFinal.cell],
        [dx, dInitial.state, dInitial.cell] + values(of: gradient),
        at: [x, state, cell] + values(of: layer), longShortTerm)
    }

    @Test("an LSTM gate by gate: one sequence in columns")
    func definition() {
      var generator = SeededGenerator(seed: 6)
      let gates = (0..<4).map { _ in
        Gate(
          inputWeights: .normal([3, 2], using: &generator),
          stateWeights: .normal([3, 3], using: &generator), bias: .normal([3], using: &generator))
      }
      let network = LSTMByDefinition(
        input: gates[0], forget: gates[1], candidate: gates[2], output: gates[3])
      let x = Tensor.normal([4, 2], using: &generator)
      let start = Tensor.normal([2, 3], using: &generator)
      let dy = Tensor.normal([4, 3], using: &generator)
      let (h0, c0) = (start.rows(0..<1).reshaped([3]), start.rows(1..<2).reshaped([3]))
      let y = Tensor(network.steps(x, state: h0, cell: c0).map(\.state.scalars))
      let g = network.gradient(
        x, state: h0, cell: c0, direct: (0..<4).map { dy.rows($0..<$0 + 1).reshaped([3]) })
      let claimed = [g.gates.input, g.gates.forget, g.gates.candidate, g.gates.output]
      expectGradients(
        y, upstream: dy, [g.inputs, g.state, g.cell] + claimed.flatMap(tensors),
        at: [x, h0, c0] + gates.flatMap(tensors)
      ) { p in
        var y: [Double] = []
        var (h, c) = (p[1], p[2])
        for t in 0..<4 {
          var (state, cell): ([Double], [Double]) = ([], [])
          for k in 0..<3 {
            var z: [Double] = []
            for gate in 0..<4 {
              var sum = p[5 + 3 * gate][k]
              for j in 0..<2 { sum += p[3 + 3 * gate][k, j] * p[0][t, j] }
              for j in 0..<3 { sum += p[4 + 3 * gate][k, j] * h[j] }
              z.append(sum)
            }
            cell.append(logistic(z[1]) * c[k] + logistic(z[0]) * hyperbolic(z[2]))
            state.append(logistic(z[3]) * hyperbolic(cell[k]))
            y.append(state[k])
          }
          h = Variable(state, [3])
          c = Variable(cell, [3])
        }
        return Variable(y, [4, 3])
      }
    }

    private func tensors(_ gate: Gate) -> [Tensor] {
      [gate.inputWeights, gate.stateWeights, gate.bias]
    }

    @Test("four steps of a GRU: states and final state")
    func gru() {
      var generator = SeededGenerator(seed: 3)
      let layer = GRU(
        inputWeights: .normal([2, 15], using: &generator),
        stateWeights: .normal([5, 15], standardDeviation: 0.5, using: &generator),
        inputBias: .normal([15], using: &generator), stateBias: .normal([15], using: &generator))
      let dFinal = Tensor.normal([3, 5], using: &generator)
      let (y, final, backward) = layer.forward(x, initial: state)
      let (dx, dInitial, gradient) = backward(dy, dFinal)
      expectGradients(
        [y, final], upstream: [dy, dFinal], [dx, dInitial] + values(of: gradient),
        at: [x, state] + values(of: layer), gatedRecurrent)
    }

    @Test("the embedding: rows are looked up, some more than once")
    func embedding() {
      var generator = SeededGenerator(seed: 4)
      let layer = Embedding(count: 4, width: 3, using: &generator)
      let tokens = [2, 0, 2, 3, 2]
      let dy = Tensor.normal([5, 3], using: &generator)
      let (y, backward) = layer.forward(tokens)
      // Token 1 does not occur: its row of zeros is part of the gradient.
      expectGradients(y, upstream: dy, [backward(dy).weights], at: [layer.weights]) {
        rows($0[0], tokens, width: 3)
      }
    }

    @Test("the model: embedding, two layers of LSTM, logits, cross-entropy")
    func model() {
      var generator = SeededGenerator(seed: 5)
      let model = TextModel<LSTM>(
        vocabulary: 5, embedding: 2, hidden: 3, layers: 2, using: &generator)
      let batch = TextBatch(of: [0, 3, 1, 4, 4, 2, 0, 1, 3], startingAt: [0, 4], steps: 3)
      let (loss, _, gradient) = model.lossAndGradient(batch)
      let none = Tensor.zeros([2, 3])
      expectGradients(loss, values(of: gradient), at: values(of: model)) { p in
        let x = rows(p[0], batch.inputs, width: 2)
        var y = Variable(x.scalars, [3, 2, 2])
        for layer in 0..<2 {
          var inputs = both(y, Variable(none))
          inputs.append(Variable(none))
          for k in 0..<4 { inputs.append(p[1 + 4 * layer + k]) }
          y = longShortTerm(inputs)[0]
        }
        let states = Variable(y.scalars, [6, 3])
        return classEntropy(affine(states, p[9], p[10]), batch.targets)
      }
    }
  }
#endif
