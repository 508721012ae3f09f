#if !SinglePrecision
  import Backpropagation
  import Foundation
  import Learning
  import LogisticRegression
  import Tensors
  import Testing

  @Suite("Errata of article 002")
  struct Article002Tests {
    @Test("E002-01: backpropagation computes gradients and changes no parameter")
    func backpropagationIsNoUpdate() {
      var generator = SeededGenerator(seed: 1)
      let network = MultilayerPerceptron(widths: [3, 4, 2], using: &generator)
      let before = network.tensors.map { network[keyPath: $0] }
      let x = Tensor.normal([5, 3], using: &generator)
      let first = network.lossAndGradient(x, [0, 1, 1, 0, 1])
      let second = network.lossAndGradient(x, [0, 1, 1, 0, 1])
      #expect(network.tensors.map { network[keyPath: $0] } == before)
      #expect(first.gradient.layers[0].weights == second.gradient.layers[0].weights)
    }

    @Test("E002-02: the output layer has W and b too, and the chain rule needs f′(z)")
    func everyLayer() {
      // The network of E004-02, in 002's convention: W is the transpose.
      let hidden = Dense(weights: Tensor([[0.1, -0.3], [0.2, 0.4]]), bias: Tensor([0.05, -0.1]))
      let output = Dense(weights: Tensor([[0.5, 0.7], [-0.6, 0.8]]), bias: Tensor([0.2, 0.1]))
      let (z1, _) = hidden.forward(Tensor([[1, -2]]))
      let (a1, sigmoid1Backward) = Sigmoid().forward(z1)
      let (z2, outputBackward) = output.forward(a1)
      let (a2, sigmoid2Backward) = Sigmoid().forward(z2)
      let delta2 = sigmoid2Backward(a2 - Tensor([1, 0]))
      let withoutSlope = outputBackward(delta2).dx
      let delta1 = sigmoid1Backward(withoutSlope)
      #expect(isClose(delta1, Tensor([[0.01244936671802356, 0.03227459297576665]])))
      #expect(isClose(delta1, withoutSlope * a1 * (1 - a1)))
      #expect(!isClose(withoutSlope, delta1, tolerance: 1))
    }

    @Test("E002-03: Wᵀx, Wx and XW agree only when W is transposed accordingly")
    func conventions() {
      let weights = Tensor([[1, 2], [3, 4]])
      let row = Tensor([[1, -1]])
      #expect(row.matmul(weights) == Tensor([[-2, -2]]))  // 002: Wᵀx, as a row xW
      #expect(row.matmul(weights.transposed) == Tensor([[-1, -1]]))  // 004: Wx, as a row xWᵀ
      #expect(row.matmul(Tensor([[1, 2, 3], [4, 5, 6]])) == Tensor([[-3, -3, -3]]))
    }

    @Test("E002-04: x · W + b is affine, not linear")
    func affine() {
      let layer = Dense(
        weights: Tensor([[1, 2], [3, 4]]).transposed.tensor, bias: Tensor([1, 1]))
      func map(_ x: [Scalar]) -> Tensor { layer.forward(Tensor([x])).y }
      #expect(map([0, 0]) == Tensor([[1, 1]]))
      #expect(map([1, 0]) + map([0, 1]) == Tensor([[5, 9]]))
      #expect(map([1, 1]) == Tensor([[4, 8]]))
    }

    @Test("E002-07: the printed cross-entropy is the binary one, not that of ten classes")
    func binaryIsNotCategorical() {
      let y = Tensor([0, 1, 0])
      let p = Tensor([0.2, 0.7, 0.1])
      let printed = -(y * log(p) + (1 - y) * log(1 - p))
      #expect(isClose(printed.mean(), 0.22839300363692283))
      #expect(isClose(printed.sum(), 0.6851790109107685))
      let gradient = (p - y) / (p * (1 - p)) / 3
      #expect(
        isClose(gradient, Tensor([0.4166666666666667, -0.4761904761904762, 0.3703703703703704])))
      let categorical = softmaxCrossEntropy(log(p).reshaped([1, 3]), [1]).loss
      #expect(isClose(categorical, 0.35667494393873245))
    }

    @Test("E002-12: the network gives logits; a second softmax keeps the loss away from 0")
    func logitsAreNoProbabilities() {
      let logits = Tensor([[2, 1, 0]])
      let probabilities = softmax(logits)
      #expect(logits.sum() == 3)
      #expect(
        isClose(
          probabilities, Tensor([[0.6652409557748218, 0.24472847105479764, 0.09003057317038046]]))
      )
      let right = softmaxCrossEntropy(logits, [0])
      #expect(isClose(right.loss, 0.4076059644443806))
      #expect(
        isClose(
          right.backward(),
          Tensor([[-0.3347590442251782, 0.24472847105479764, 0.09003057317038046]])))
      let twice = softmaxCrossEntropy(probabilities, [0])
      #expect(isClose(twice.loss, 0.7971903337839881))
      let inner = twice.backward()
      let gradient = probabilities * (inner - (probabilities * inner).sum())
      #expect(
        isClose(
          gradient, Tensor([[-0.18570788374416997, 0.13855476506809414, 0.04715311867607583]])))
      let infimum = softmaxCrossEntropy(softmax(Tensor([[1000, 0, 0]])), [0]).loss
      #expect(isClose(infimum, 0.5514447139320511))
    }

    @Test("E002-13: 938 batches are reported in hundreds, the last 38 never")
    func unreportedBatches() {
      var generator = SeededGenerator(seed: 1)
      let batches = Array(MiniBatches(of: 60_000, size: 64, using: &generator))
      #expect(batches.count == 938)
      #expect(batches.count % 100 == 38)
      #expect(batches.last?.count == 32)
      // So the mean of batch means is not the mean over examples; weighting mends it.
      let losses = batches.map { $0.count == 32 ? 1 : Scalar(0) }
      let unweighted = losses.reduce(0, +) / 938
      let weighted = zip(losses, batches).reduce(0) { $0 + $1.0 * Scalar($1.1.count) } / 60_000
      #expect(isClose(unweighted, 1 / 938))
      #expect(isClose(weighted, 32 / 60_000))
    }

    @Test("E002-14: %d cuts off the decimals of an accuracy")
    func truncation() {
      let labels = [Int](repeating: 1, count: 2000)
      let guesses = labels.indices.map { $0 < 1927 ? 1 : 0 }
      let percent = 100 * accuracy(of: guesses, labels: labels)
      #expect(isClose(percent, 96.35))
      #expect(Int(percent) == 96)
      #expect(Int(100 * Scalar(9_999) / 10_000) == 99)
    }
  }
#endif
