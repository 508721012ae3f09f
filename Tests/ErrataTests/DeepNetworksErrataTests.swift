#if !SinglePrecision
  import Backpropagation
  import DeepNetworks
  import Learning
  import Neurons
  import Tensors
  import Testing

  @Suite("Errata of articles 002 and 004: deep networks")
  struct DeepNetworksErrataTests {
    let column = Tensor([[1], [2], [3], [4]])
    let dy = Tensor([[0.1], [-0.2], [0.3], [0.4]])

    /// γ = 1.5 and β = 0.25.
    private var layer: BatchNormalization {
      var layer = BatchNormalization(features: 1)
      layer.scale = Tensor([1.5])
      layer.shift = Tensor([0.25])
      return layer
    }

    @Test("E002-05: per feature over the batch, by the biased variance, then scaled and shifted")
    func normalization() {
      var bare = BatchNormalization(features: 1)
      let normal = [-1.3416354199689269, -0.447211806656309, 0.447211806656309, 1.3416354199689269]
      #expect(isClose(bare.forward(column).y, Tensor(normal).reshaped([4, 1])))
      var layer = layer
      let y = [-1.76245312995339, -0.42081770998446344, 0.9208177099844634, 2.26245312995339]
      #expect(isClose(layer.forward(column).y, Tensor(y).reshaped([4, 1])))
      // Divided by N − 1 instead.
      let unbiased = (column - 2.5) / (5.0 / 3 + 1e-5).squareRoot()
      let wrong = [
        -1.1618915181928988, -0.3872971727309663, 0.3872971727309663, 1.1618915181928988,
      ]
      #expect(isClose(unbiased, Tensor(wrong).reshaped([4, 1])))
    }

    @Test("E002-05: mean and variance depend on x, and the gradient knows it")
    func normalizationGradient() {
      var layer = layer
      let (dx, gradient) = layer.forward(column).backward(dy)
      let right = [
        0.2146594132655542, -0.37565866890112415, 0.10733158490733884, 0.05366767072823117,
      ]
      #expect(isClose(dx, Tensor(right).reshaped([4, 1])))
      #expect(isClose(gradient.scale[0], 0.6260965293188326))
      #expect(isClose(gradient.shift[0], 0.6))
      // Mean and variance taken for constants.
      let constant = dy * (1.5 / (1.25 + 1e-5).squareRoot())
      let wrong = [
        0.1341635419968927, -0.2683270839937854, 0.40249062599067803, 0.5366541679875708,
      ]
      #expect(isClose(constant, Tensor(wrong).reshaped([4, 1])))
      #expect(!isClose(dx, constant, tolerance: 0.1))
    }

    @Test("E002-05: in use, running statistics take the batch's place")
    func runningStatistics() {
      var layer = layer
      _ = layer.forward(column)
      #expect(isClose(layer.runningMean[0], 0.25))
      #expect(isClose(layer.runningVariance[0], 1.0666666666666667))
      // The framework of 001 §5.1 keeps 0.99 of the old and takes the biased variance.
      var slow = BatchNormalization(features: 1, momentum: 0.01)
      _ = slow.forward(column)
      let biased = ((column - 2.5) * (column - 2.5)).mean()
      #expect(isClose(slow.runningMean[0], 0.025))
      #expect(isClose(0.99 + 0.01 * biased, 1.0025))
    }

    /// F(x) = tanh(x · W + b), which for a column is tanh(Wᵀx + b).
    private func branch(_ x: Tensor) -> (y: Tensor, backward: Backward<Dense>) {
      let dense = Dense(
        weights: Tensor([[0.5, -0.3], [0.2, 0.4]]).transposed.tensor, bias: Tensor([0.1, -0.1]))
      let (z, denseBackward) = dense.forward(x)
      let (y, tanhBackward) = Tanh().forward(z)
      return (y, { dy in denseBackward(tanhBackward(dy)) })
    }

    @Test("E002-06: y = x + F(x), and the identity in the gradient is the point")
    func residualConnection() {
      let x = Tensor([[1, -2]])
      let upstream = Tensor([[1, 2]])
      let (y, backward) = residual(x, branch: branch)
      #expect(isClose(y, Tensor([[1.8336546070121553, -2.6043677771171634]])))
      #expect(isClose(backward(upstream).dx, Tensor([[1.4064058340966878, 2.416285673123744]])))
      let without = branch(x).backward(upstream).dx
      #expect(isClose(without, Tensor([[0.40640583409668785, 0.4162856731237442]])))
    }

    @Test("E004-19: two forward passes give one output and leave the parameters alone")
    func initialisedOnce() {
      var generator = SeededGenerator(seed: 1)
      let network = MultilayerPerceptron(.glorotUniform, inputs: 6, depth: 4, using: &generator)
      let before = network.tensors.map { network[keyPath: $0] }
      let x = Tensor.normal([5, 6], using: &generator)
      #expect(network.logits(x) == network.logits(x))
      #expect(network.tensors.map { network[keyPath: $0] } == before)
      // As printed: initialised in every pass, it forgets all that it learned.
      let first = MultilayerPerceptron(.glorotUniform, inputs: 6, depth: 4, using: &generator)
      let second = MultilayerPerceptron(.glorotUniform, inputs: 6, depth: 4, using: &generator)
      #expect(first.logits(x) != second.logits(x))
    }
  }
#endif
