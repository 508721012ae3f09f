#if !SinglePrecision
  import LogisticRegression
  import Recurrence
  import Tensors
  import Testing

  @Suite("Errata of articles 000 and 003: the recurrent network")
  struct RecurrenceErrataTests {
    /// The network of E003-12, two units and three inputs.
    let network = RecurrenceByDefinition(
      stateWeights: Tensor([[0.5, -0.2], [0.1, 0.3]]),
      inputWeights: Tensor([[1, 0.5, -1], [0.2, -0.4, 0.6]]), bias: Tensor([0.05, -0.05]))
    let h = Tensor([0.3, -0.6])
    let x = Tensor([1, 2, -1])
    let right = Tensor([0.9973893576929465, -0.8853516482022625])

    @Test("E000-03: the hidden tanh at the output gives no classes; a function of its own does")
    func outputFunction() {
      let o = Tensor([[2, 1, -1]])
      let printed = tanh(o)
      #expect(
        isClose(printed, Tensor([[0.9640275800758169, 0.7615941559557649, -0.7615941559557649]])))
      #expect(isClose(printed.sum(), 0.9640275800758169))
      #expect(printed.scalars.contains { $0 < 0 })
      let classes = softmax(o)
      let probabilities = Tensor([[0.7053845126982412, 0.25949646034241913, 0.03511902695933973]])
      #expect(isClose(classes, probabilities))
      #expect(isClose(classes.sum(), 1))
      // Nor can it be a number beyond ±1, which the identity can.
      let outputs = RecurrenceByDefinition.outputs(
        of: [h, right], weights: Tensor([[2, -1]]), bias: Tensor([1]))
      #expect(outputs[0][0] > 3.8 && tanh(outputs[0])[0] < 1)
    }

    @Test(
      "E003-05: the formula walks along a chain; over a tree the same numbers give another state")
    func chainOrTree() {
      // Four inputs as wide as the state, joined by one and the same step.
      let step = JoinedRecurrence(
        RecurrenceByDefinition(
          stateWeights: network.stateWeights, inputWeights: Tensor([[0.4, 0.1], [-0.3, 0.2]]),
          bias: network.bias))
      let leaves = [Tensor([1, 0]), Tensor([0, 1]), Tensor([-1, 1]), Tensor([0.5, -0.5])]
      func join(_ a: Tensor, _ b: Tensor) -> Tensor { step.step(.concatenating([a, b], along: 0)) }
      let chain = join(join(join(leaves[0], leaves[1]), leaves[2]), leaves[3])  // recurrent, 循环
      let tree = join(join(leaves[0], leaves[1]), join(leaves[2], leaves[3]))  // recursive, 递归
      let sequence = Tensor.concatenating(leaves.dropFirst().map { $0.reshaped([1, 2]) }, along: 0)
      let states = step.states(sequence, initial: leaves[0])
      #expect(isClose(states[3], chain))
      #expect((states[3] - tree).norm > 0.1)
    }

    @Test(
      "E003-12: W [h, x] is W_hh h + W_xh x with the state first, and something else with x first")
    func order() {
      #expect(isClose(network.step(h, x), right))
      let joined = JoinedRecurrence(network)
      #expect(isClose(joined.step(.concatenating([h, x], along: 0)), right))
      let swapped = joined.step(.concatenating([x, h], along: 0))
      #expect(isClose(swapped, Tensor([-0.09966799462495583, -0.029991003238820115])))
    }

    @Test("E003-12: without an h₀ the first state is not determined")
    func initialState() {
      let fromZero = network.states(x.reshaped([1, 3]), initial: Tensor([0, 0]))[1]
      #expect((fromZero - right).norm > 1e-4)
    }
  }
#endif
