#if !SinglePrecision
  import Backpropagation
  import Learning
  import LinearRegression
  import Neurons
  import Optimizers
  import Tensors
  import Testing

  @Suite("Errata about layers and their updates")
  struct LayersErrataTests {
    @Test("E001-02: all gradients belong to the old point; an update in turns is another")
    func simultaneous() {
      // L = (w₁w₂ − 1)², at (2, 3).
      func gradient(_ w: Place) -> Place {
        let error = w.x * w.y - 1
        return Place(2 * error * w.y, 2 * error * w.x)
      }
      let step = Optimizer(GradientDescent(rate: 0.01), for: Place(2, 3))
      var together = Place(2, 3)
      step(&together, gradient(together))
      #expect(isClose(Tensor([together.x, together.y]), Tensor([1.7, 2.8])))
      var inTurns = Place(2, 3)
      step(&inTurns, Place(gradient(inTurns).x, 0))
      step(&inTurns, Place(0, gradient(inTurns).y))
      #expect(isClose(Tensor([inTurns.x, inTurns.y]), Tensor([1.7, 2.8606])))
    }

    @Test("E002-17: the program's network has 535,818 parameters, and no mode to switch")
    func parameterCount() {
      var generator = SeededGenerator(seed: 1)
      let network = DigitNetwork(inputs: 784, using: &generator)
      #expect(network.parameterCount == 784 * 512 + 512 + 512 * 256 + 256 + 256 * 10 + 10)
      #expect(network.parameterCount == 535_818)
      let x = Tensor.uniform([2, 784], using: &generator)
      #expect(network.logits(x) == network.logits(x))
    }

    @Test("E003-10: the hidden function at the output as well cuts a regression off at 0")
    func outputFunction() {
      let output = Dense(weights: Tensor([[-1], [-2]]), bias: Tensor([1]))
      let meant = output.forward(Tensor([[2, 0]])).y
      #expect(meant == Tensor([[-1]]))
      let (printed, backward) = ReLU().forward(meant)
      #expect(printed == Tensor([[0]]))
      #expect(backward(Tensor([[1]])) == Tensor([[0]]))  // and no gradient says so
    }

    @Test("E003-30: W₁ of the formula is W1 of the program transposed")
    func columnsAndRows() {
      let ofProgram = Tensor([[0.1, -0.2, 0.3, 0.4], [0.5, 0.6, -0.7, 0.8]])
      let ofFormula = ofProgram.transposed.tensor
      #expect(ofProgram.shape == [2, 4] && ofFormula.shape == [4, 2])
      let x = Tensor([[0.5, -1]])
      let column = ofFormula.matmul(x.transposed.tensor)
      #expect(isClose(x.matmul(ofProgram), column.transposed.tensor))
      #expect(isClose(x.matmul(ofProgram), Tensor([[-0.45, -0.7, 0.85, -0.6]])))
    }

    @Test("E003-31: without a kink two layers are one; with it they are not")
    func collapse() {
      let first = Tensor([[1, 2], [3, 4]])
      let second = Tensor([[0, 1], [1, 0]])
      let both = second.matmul(first)
      let x = Tensor([[1], [1]])
      #expect(second.matmul(first.matmul(x)) == Tensor([[7], [3]]))
      #expect(both.matmul(x) == Tensor([[7], [3]]))
      let other = Tensor([[1], [-1]])
      #expect(second.matmul(ReLU().forward(first.matmul(other)).y) == Tensor([[0], [0]]))
      #expect(both.matmul(other) == Tensor([[-1], [-1]]))
    }
  }
#endif
